/** The value below which a share `q` (0–1) of the figures lies; NaN without figures. */
export function quantile(figures: readonly number[], q: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? sorted[0] ?? Number.NaN;
}

/** Rounded for print: two digits behind the point. */
export function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}
