import type { Sensitivity } from '@koe/api/contract/signals';

/** Rates are compared to a hundredth of a percent, widths to a hundredth of a σ: stored numbers are not always the same bits. */
export function sameSensitivity(a: Sensitivity, b: Sensitivity): boolean {
  return Math.abs(a.falseDiscoveryRate - b.falseDiscoveryRate) < 1e-4 && Math.abs(a.sigma - b.sigma) < 0.01;
}

/** A rate 0 … 1 as percent without a sign: 5, 2.5. */
export function percentOf(rate: number): string {
  return String(Math.round(rate * 1000) / 10);
}

/** At most one decimal; two below a tenth, so that little is not said to be nothing. */
export function decimal(value: number): string {
  if (value > 0 && value < 0.1) return String(Math.max(0.01, Math.round(value * 100) / 100));
  return String(Math.round(value * 10) / 10);
}

export type Lead =
  | { readonly kind: 'earlier' | 'later'; readonly weeks: string }
  | { readonly kind: 'same' }
  | { readonly kind: 'unknown' };

/** Weeks before (positive) or after the plain rule. */
export function leadOf(weeks: number | null): Lead {
  if (weeks === null) return { kind: 'unknown' };
  const said = decimal(Math.abs(weeks));
  if (said === '0') return { kind: 'same' };
  return { kind: weeks > 0 ? 'earlier' : 'later', weeks: said };
}
