import { formatDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import type { Answerable } from '@koe/sql/domain/faq/assumption';
import { savedPerWeek } from '@koe/sql/domain/faq/savings';
import { gapEvidence } from '@koe/sql/domain/faq/gap-evidence';
import { sincePublished } from '@koe/sql/domain/faq/since-published';
import { growthOf, weeklyVolume } from '@koe/sql/domain/faq/weekly-volume';
import { filterParams } from '@koe/sql/domain/filter';
import { CHANNELS } from '@koe/sql/domain/item';
import type { StoredArticle } from '@koe/sql/queries/faq/article';
import { isCovered, type StoredGap } from '@koe/sql/queries/faq/gap';
import type { FaqRun } from '@koe/sql/queries/faq/run';
import { questionText } from '@koe/sql/domain/faq/question-text';
import type { SummaryRow } from '@koe/sql/queries/item/summaries';
import type { FaqGap, FaqQuote, FaqRun as RunAnswer } from '../contract/faq.js';
import { unlikeFirst } from '../suggestions/unlike-first.js';

const MOST_QUOTES = 6;
const LONGEST_QUOTE = 240;
/** An article that shares less is about something else. */
const NEAR = 0.2;

export interface GapWorld {
  readonly run: FaqRun | null;
  readonly timeZone: string;
  readonly answerable: Answerable;
  readonly articles: ReadonlyMap<string, StoredArticle>;
  /** The most typical items of gaps that are still there. */
  readonly items: ReadonlyMap<string, SummaryRow>;
  /** What their customers wrote. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A stored gap as the contract has it. */
export function gapAnswer(gap: StoredGap, { run, answerable, articles, items, texts, timeZone }: GapWorld): FaqGap {
  const { gapId, name, phrases, unanswered, themeId, themeShare, status, dueOn, actionId, reason } = gap;
  const matches = gap.matches.flatMap(({ lang, articleId, score }) => {
    const article = articles.get(articleId);
    return article && (score >= NEAR || gap.covered)
      ? [{ lang, articleId, title: article.title, url: article.url, score }]
      : [];
  });
  return {
    id: gapId,
    name: { ...name },
    phrases: phrases.map((phrase) => ({ ...phrase })),
    weeks: [...gap.weeks],
    perWeek: plain(weeklyVolume(gap.weeks)),
    contactsPerWeek: plain(weeklyVolume(gap.contactWeeks)),
    saved: savedPerWeek(gap.contactWeeks, answerable),
    growth: growthAnswer(gap.weeks),
    unanswered,
    channels: gap.channels.flatMap(({ key, count }) => {
      const channel = CHANNELS.find((each) => each === key);
      return channel ? [{ key: channel, count }] : [];
    }),
    langs: gap.langs.map((each) => ({ ...each })),
    themeId,
    themeShare,
    matches,
    covered: isCovered(gap),
    judged: gap.judgedAnswers !== null,
    status,
    owner: gap.ownerId === null || gap.ownerName === null ? null : { id: gap.ownerId, name: gap.ownerName },
    dueOn,
    actionId,
    reason,
    sincePublished: publishedAnswer(gap, { run, timeZone }),
    recurs: run === null || gap.runId === run.runId,
    firstFoundAt: gap.firstFoundAt.toISOString(),
    quotes: quotesOf(gap, items, texts),
    evidence: filterParams(gapEvidence(gap, run)).toString(),
  };
}

export function runAnswer({ runId, fromDay, toDay, alone, at, ...counts }: FaqRun): RunAnswer {
  return {
    id: runId,
    from: formatDay(fromDay),
    to: formatDay(toDay),
    ...counts,
    alone: counts.read === 0 ? 0 : alone / counts.read,
    at: at.toISOString(),
  };
}

/** Items whose words are shown with a gap. */
export function typicalItems(gap: StoredGap): readonly string[] {
  return gap.itemIds.slice(0, 3 * MOST_QUOTES);
}

function quotesOf(gap: StoredGap, items: GapWorld['items'], texts: GapWorld['texts']): FaqQuote[] {
  const said = typicalItems(gap).flatMap((itemId): FaqQuote[] => {
    const row = items.get(itemId);
    const text = texts.get(itemId);
    if (!row || text === undefined) return [];
    const { lang, channel, createdAt } = row;
    return [
      { itemId, text: shown(questionText(text), gap), lang, channel, createdAt: createdAt?.toISOString() ?? null },
    ];
  });
  return unlikeFirst(said, ({ text }) => text, MOST_QUOTES);
}

/** Around the first phrase that the text holds. */
function shown(text: string, { phrases }: StoredGap): string {
  const lower = text.toLowerCase();
  const at = Math.max(0, ...phrases.map(({ phrase }) => lower.indexOf(phrase.toLowerCase())).slice(0, 1));
  const letters = [...text];
  if (letters.length <= LONGEST_QUOTE) return text;
  const from = Math.max(0, Math.min([...text.slice(0, at)].length - 60, letters.length - LONGEST_QUOTE));
  const cut = letters.slice(from, from + LONGEST_QUOTE).join('');
  return `${from > 0 ? '…' : ''}${cut}${from + LONGEST_QUOTE < letters.length ? '…' : ''}`;
}

/** The counts of an earlier look lie on other weeks: of those nothing is said. */
function publishedAnswer(
  { status, decidedAt, runId, weeks }: StoredGap,
  { run, timeZone }: Pick<GapWorld, 'run' | 'timeZone'>,
): FaqGap['sincePublished'] {
  if (status !== 'published' || decidedAt === null || run === null || runId !== run.runId) return null;
  const day = zoneOf(timeZone).dayOf(decidedAt.getTime());
  const found = sincePublished(weeks, Math.floor((day - run.fromDay) / 7));
  if (!found) return null;
  const { before, after, ratio, ...counted } = found;
  return {
    ...counted,
    before: plain(before),
    after: plain(after),
    ratio: ratio && { ...ratio, interval: [ratio.interval[0], ratio.interval[1]] },
  };
}

function growthAnswer(weeks: readonly number[]): FaqGap['growth'] {
  const growth = growthOf(weeks);
  return growth && { ...growth, interval: [growth.interval[0], growth.interval[1]] };
}

function plain({ value, interval }: { readonly value: number; readonly interval: readonly [number, number] }): {
  value: number;
  interval: [number, number];
} {
  return { value, interval: [interval[0], interval[1]] };
}
