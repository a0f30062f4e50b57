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

/** The address of a file with what the page shows: its filter, and on the list of voices its order and handling. */
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
  const words = choice.words === 'screen' ? page.language : 'stable';
  const encoding = choice.format === 'csv' ? choice.encoding : 'utf-8';
  return addressOf(exportItems, { filter: page.filter, query: { ...list, format: choice.format, words, encoding } });
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
