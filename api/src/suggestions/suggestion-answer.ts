import { formatDay } from '@koe/sql/domain/calendar/day';
import type { SummaryRow } from '@koe/sql/queries/item/summaries';
import type { DiscoveryRun } from '@koe/sql/queries/suggestion/discovery-run';
import type { Suggestion as Stored } from '@koe/sql/queries/suggestion/suggestion';
import type { z } from 'zod';
import type { lookSchema, Suggestion, SuggestionQuote } from '../contract/suggestions.js';
import { quoteOf } from '../items/quote.js';
import { unlikeFirst } from './unlike-first.js';

/** Quotes shown with a suggestion. */
const MOST_QUOTES = 3;

/** A stored suggestion as the contract has it. @param rows items of it, in its order */
export function suggestionAnswer(stored: Stored, rows: readonly SummaryRow[]): Suggestion {
  const { suggestionId, fromDay, toDay, baseline, recentTotal, baselineTotal } = stored;
  const { span, name, phrases, lang, count, z: deviation, status, reason, themeId } = stored;
  return {
    id: suggestionId,
    span,
    from: formatDay(fromDay),
    to: formatDay(toDay),
    name: { ...name },
    phrases: [...phrases],
    lang,
    count,
    expected: baselineTotal === 0 ? 0 : (baseline * recentTotal) / baselineTotal,
    z: deviation,
    status,
    reason,
    foundAt: stored.foundAt.toISOString(),
    decidedAt: stored.decidedAt?.toISOString() ?? null,
    themeId,
    quotes: unlikeFirst(
      // what shows a phrase tells more than what only is near
      rows.flatMap((row) => quote(row, phrases)).sort((a, b) => Number(b.mark !== null) - Number(a.mark !== null)),
      ({ text }) => text,
      MOST_QUOTES,
    ),
  };
}

export function lookAnswer(run: DiscoveryRun): z.input<typeof lookSchema> {
  const { span, fromDay, toDay, recent, earlier, found, at } = run;
  return { span, from: formatDay(fromDay), to: formatDay(toDay), recent, earlier, found, at: at.toISOString() };
}

/** The words around the first phrase that they hold. */
function quote(row: SummaryRow, phrases: readonly string[]): SuggestionQuote[] {
  const { itemId, quoteKey: key, quoteText: text, lang, channel } = row;
  if (key === null || text === null) return [];
  const lower = text.toLowerCase();
  const phrase = phrases.find((each) => lower.includes(each));
  const start = phrase === undefined ? 0 : lower.indexOf(phrase);
  const end = start + (phrase?.length ?? 0);
  const at = { partKey: key, themeId: 0, start, end, confidence: 1, sentiment: 'neutral' as const };
  const cut = quoteOf({ key, text, question: null }, [at]);
  const mark = cut.mentions[0];
  return [
    {
      itemId,
      text: cut.quote.text,
      lang,
      channel,
      createdAt: row.createdAt?.toISOString() ?? null,
      mark: mark === undefined || mark.end <= mark.start ? null : [mark.start, mark.end],
    },
  ];
}
