import { formatDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import type { EditionQuote } from '@koe/sql/domain/edition/content';
import type { Filter } from '@koe/sql/domain/filter';
import { descendantsOf } from '@koe/sql/domain/theme';
import { weekCase } from '@koe/sql/queries/edition/week-facts';
import { NO_STATISTICS } from '@koe/sql/queries/item/gram-statistics';
import { readQuotes, type QuoteRow } from '@koe/sql/queries/theme/quotes';
import { sampleItems } from '@koe/sql/queries/theme/sample';
import type { Session } from '@koe/sql/server/database';
import { chooseQuotes } from '../../classify/quotes/choose-quotes.js';
import { cutQuote } from './cut-quote.js';
import { editionDays, type Days } from './edition-days.js';
import type { EditionInputs, LateInputs } from './edition-inputs.js';

const MOST_QUOTES = 5;
/** Fewer say too little of a theme to stand on paper. */
const FEWEST_QUOTES = 3;
const SAMPLE = { slices: 6, perSlice: 20 } as const;
/** A word of thanks from this sure on. */
const LEAST_CONFIDENCE = 0.5;

/** The customers' words of a report, masked, and its case. Equal tables give equal quotes. */
export async function gatherQuotes(
  session: Session,
  inputs: EditionInputs,
  themeId: number | null,
): Promise<LateInputs> {
  const { week, four } = editionDays(inputs.week);
  const below = descendantsOf(inputs.manifest.themes);
  const asked = { from: week.from, until: inputs.today, timeZone: inputs.manifest.timeZone };
  const caseOfWeek = await weekCase(session, { ...asked, themeIds: themeId === null ? [] : [themeId] });
  const quotes =
    themeId === null ? [] : await quotesOf(session, inputs, { days: four, themeIds: below.get(themeId) ?? [themeId] });
  const praise = await quotesOf(session, inputs, {
    days: week,
    themeIds: inputs.manifest.themes.map(({ id }) => id),
    filter: { intent: ['praise'], sentiment: ['positive'] },
    tone: 'positive',
  });
  return {
    quotes: quotes.length < FEWEST_QUOTES ? [] : quotes,
    praise: praise[0] ?? null,
    caseOfWeek,
  };
}

async function quotesOf(
  session: Session,
  { manifest }: EditionInputs,
  asked: {
    readonly days: Days;
    readonly themeIds: readonly number[];
    readonly filter?: Filter;
    readonly tone?: string;
  },
): Promise<EditionQuote[]> {
  const { days, themeIds, filter, tone } = asked;
  const world = { slots: new Map(manifest.labels.segments.map(({ name }, at) => [name, at + 1])) };
  const own = filter ?? { theme: themeIds.map(String) };
  const { itemIds } = await sampleItems(session, {
    filter: { ...own, ...days },
    world,
    grams: NO_STATISTICS,
    ...SAMPLE,
  });
  const rows = await readQuotes(session, itemIds, themeIds);
  const zone = zoneOf(manifest.timeZone);
  const candidates = rows
    .filter((row) => tone === undefined || (row.tone === tone && row.confidence >= LEAST_CONFIDENCE))
    .map((row) => ({ ...row, ...cutQuote(row.text, spansOf(row)) }));
  return chooseQuotes(candidates, MOST_QUOTES).map(({ itemId, lang, channel, createdAt, tone: said, text, spans }) => ({
    itemId,
    lang,
    channel,
    on: createdAt === null ? null : formatDay(zone.dayOf(createdAt.getTime())),
    tone: said,
    text,
    spans,
  }));
}

/** Where the theme is spoken of, in order, without overlaps. */
function spansOf({ mentions }: QuoteRow): [number, number][] {
  const spans = mentions
    .filter(({ start, end }) => end > start)
    .map(({ start, end }): [number, number] => [start, end])
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return spans.filter(([start], at) => at === 0 || start >= (spans[at - 1]?.[1] ?? 0));
}
