import type { ThemeLevel } from '@koe/sql/domain/analysis/theme-level';

/** Which themes an address ranks among each other; the leaves where it says nothing. */
export function levelIn(params: URLSearchParams): ThemeLevel {
  return params.get('level') === 'top' ? 'top' : 'leaf';
}
