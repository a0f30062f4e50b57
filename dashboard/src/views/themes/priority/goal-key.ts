import type { ThemeEvidence } from '@koe/sql/domain/priority/theme-evidence';

/** A goal fit as words and forms know it. */
export function goalKey(fit: ThemeEvidence['goalFit']): '0' | '0.5' | '1' {
  return fit === 0 ? '0' : fit === 1 ? '1' : '0.5';
}
