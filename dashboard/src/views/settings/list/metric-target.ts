/** Shares are stored as parts of 1 and written by people as per cent; everything else is written as stored. */
const PER_CENT_UNITS: ReadonlySet<string> = new Set(['share', 'percent', '%', 'ratio']);

export function isShare(unit: string): boolean {
  return PER_CENT_UNITS.has(unit);
}

/** A stored target as it is written in the field. */
export function targetText(value: number, unit: string): string {
  return String(isShare(unit) ? Number((value * 100).toFixed(6)) : value);
}

/** A written target as it is stored, null when it is no number. */
export function targetValue(text: string, unit: string): number | null {
  const plain = text.normalize('NFKC').replace(/[%\s,]/g, '');
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  const value = Number(plain);
  return isShare(unit) ? Number((value / 100).toFixed(8)) : value;
}
