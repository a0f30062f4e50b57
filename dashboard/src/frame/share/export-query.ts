import { exportItems, type ExportFormat } from '@koe/api/contract/exports';
import type { Filter } from '@koe/sql/domain/filter';
import { addressOf } from '../../api/client.js';
import type { Language } from '../../words/words.js';
import { parseListQuery } from '../../views/voices/list/list-query.js';

/** What a person chooses of an export. */
export interface ExportChoice {
  readonly format: ExportFormat;
  readonly words: 'screen' | 'stable';
  readonly encoding: 'utf-8' | 'cp932';
}

/** The theme that the page is about by its address, which stands in no filter: a theme's own page, and the one that Why looks at. */
function themeOfPage(path: string, params: URLSearchParams): string | null {
  const own = /^\/themes\/(\d+)\/?$/.exec(path)?.[1];
  if (own !== undefined) return own;
  const asked = path === '/why' && params.get('metric') === 'theme_share' ? params.get('of') : null;
  return asked !== null && /^[1-9]\d*$/.test(asked) ? asked : null;
}

/** The query of the page with the theme that it is about, for the words of its filter. */
export function pageQuery(path: string, params: URLSearchParams): string {
  const query = new URLSearchParams(params);
  const theme = themeOfPage(path, params);
  if (theme !== null) query.set('theme', theme);
  return query.toString();
}

/** The address of a file with what the page shows: its filter with the theme that it is about, and on the list of voices its order and handling. */
export function exportAddress(
  choice: ExportChoice,
  page: {
    readonly path: string;
    readonly params: URLSearchParams;
    readonly filter: Filter;
    readonly language: Language;
  },
): string {
  const list = page.path === '/voices' ? parseListQuery(page.params) : {};
  const theme = themeOfPage(page.path, page.params);
  const filter = theme === null ? page.filter : { ...page.filter, theme: [theme] };
  const words = choice.words === 'screen' ? page.language : 'stable';
  const encoding = choice.format === 'csv' ? choice.encoding : 'utf-8';
  return addressOf(exportItems, { filter, query: { ...list, format: choice.format, words, encoding } });
}

/** How many rows a file would have, exactly; null when the server cannot say now. */
export async function countExport(address: string, signal: AbortSignal): Promise<number | null> {
  try {
    const response = await fetch(address, { method: 'HEAD', signal });
    const rows = response.ok ? response.headers.get('x-koe-rows') : null;
    return rows === null ? null : Number(rows);
  } catch {
    return null; // the dialog goes on without the number
  }
}
