import { parseFilter, type Filter } from '@koe/sql/domain/filter';
import { FilterError } from '@koe/sql/domain/filter';
import type { FilterDimension } from '../../state/filter-options.js';
import { filterWords } from '../../state/filter-words.js';
import type { Missing, ViewAddress } from '../../state/views-address.js';
import { formatPeriod } from '../../words/format.js';
import type { Language, Words } from '../../words/words.js';

/** What a view shows, in one line: its period and its chips. */
export function viewAbout(
  { query, preset }: ViewAddress,
  dimensions: readonly FilterDimension[],
  words: Words,
  language: Language,
): string {
  const { from, to, ...rest } = readFilter(query);
  const dates =
    from !== undefined && to !== undefined
      ? `${formatPeriod(from, to, language)} (${words.share.viewFixed})`
      : words.frame.presets.all;
  const period = preset === null ? dates : words.share.viewMoving(words.frame.presets[preset]);
  const chips = filterWords(rest, dimensions, words);
  return [period, ...(chips.length > 0 ? chips : [words.share.noFilter])].filter((part) => part !== '').join(' ・ ');
}

/** What is missing, in words: テーマ(21)、プラン. */
export function missingWords(missing: readonly Missing[], language: Language): string {
  const each = missing.map(({ field, value }) => (value === '' ? field : `${field} (${value})`));
  return each.join(language === 'ja' ? '、' : ', ');
}

function readFilter(query: string): Filter {
  try {
    return parseFilter(new URLSearchParams(query));
  } catch (error) {
    if (error instanceof FilterError) return {}; // said beside the view as what is missing
    throw error;
  }
}
