import { randomUUID } from 'node:crypto';
import { startOfWeek } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { notifyEvent } from '@koe/sql/queries/block/pack';
import { readArticlesOf } from '@koe/sql/queries/faq/article';
import { keepGap, readGaps, retireGaps, type FoundGap, type StoredGap } from '@koe/sql/queries/faq/gap';
import { readQuestions, type AskedRow } from '@koe/sql/queries/faq/questions';
import { noteFaqRun, type FaqRun } from '@koe/sql/queries/faq/run';
import type { Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { Runtime } from '../../pipeline/runtime.js';
import type { Question, Recurring } from './look.js';
import { lookInThread } from './look-in-thread.js';

/** Long enough for a question to come again, short enough to be about what is sold today. */
const FAQ_WEEKS = 12;
/** Questions read at most; a draw when there are more. */
const MOST_READ = 6_000;
/** Nobody reads a longer list. */
const MOST_GAPS = 60;
const MOST_ITEMS = 200;
const LOCK = 8_020_123;

/** Looks for questions that recur in the last twelve closed weeks, and for the articles that answer them. */
export async function lookForFaqGaps(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { database, clock, log } = runtime;
  const days = await faqPeriod(database, clock.now());
  const asked = await readQuestions(database, days, MOST_READ);
  const articles = (await readArticlesOf(database)).map(({ articleId, title, body, lang }) => ({
    articleId,
    title,
    body,
    lang,
  }));
  const questions = asked.map((row) => questionOf(row, days.fromDay));
  const groups = (await lookInThread({ questions, articles, weeks: FAQ_WEEKS }, signal)).slice(0, MOST_GAPS);
  const total = asked[0]?.total ?? 0;
  const grouped = groups.reduce((sum, { ids }) => sum + ids.length, 0);
  const run: FaqRun = {
    runId: randomUUID(),
    ...days,
    questions: total,
    read: asked.length,
    alone: asked.length - grouped,
    articles: articles.length,
    found: groups.length,
    at: clock.now(),
  };
  await database.transaction(async (session) => {
    await session.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const found = await keepGroups(session, groups, run);
    // a period without questions says nothing of those there were
    if (asked.length > 0) await retireGaps(session, found);
    await noteFaqRun(session, run);
    await notifyEvent(session, { kind: 'faq' });
  });
  log.info({ read: asked.length, found: groups.length, articles: articles.length }, 'looked for recurring questions');
}

/** The whole weeks that a look reads: those that closed last. */
export async function faqPeriod(
  session: Session,
  now: Date,
): Promise<{ readonly fromDay: number; readonly toDay: number }> {
  const { timeZone, weekStart } = await readOrganisation(session);
  const toDay = startOfWeek(zoneOf(timeZone).dayOf(now.getTime()), weekStart) - 1;
  return { fromDay: toDay - 7 * FAQ_WEEKS + 1, toDay };
}

/** @returns the ids of the gaps that the groups are now */
async function keepGroups(session: Session, groups: readonly Recurring[], run: FaqRun): Promise<string[]> {
  const known = await readGaps(session, true);
  const scale = run.read === 0 ? 1 : run.questions / run.read;
  const kept: string[] = [];
  for (const group of groups) {
    const gapId = known.find((gap) => !kept.includes(gap.gapId) && isSame(gap, group))?.gapId ?? randomUUID();
    await keepGap(session, foundGap(group, { gapId, run, scale }));
    kept.push(gapId);
  }
  return kept;
}

/** Mostly of the same items, or told by the same first phrase of the same language. */
function isSame(gap: StoredGap, { ids, phrases }: Recurring): boolean {
  const own = new Set(gap.itemIds);
  const shared = ids.slice(0, MOST_ITEMS).filter((id) => own.has(id)).length;
  if (shared * 2 > Math.min(ids.length, own.size)) return true;
  const first = gap.phrases[0];
  return first !== undefined && phrases.some(({ phrase, lang }) => phrase === first.phrase && lang === first.lang);
}

function foundGap(
  group: Recurring,
  { gapId, run, scale }: { readonly gapId: string; readonly run: FaqRun; readonly scale: number },
): FoundGap {
  const { name, phrases, channels, langs, themeId, themeShare, matches, covered } = group;
  const scaled = (count: number): number => Math.round(count * scale);
  return {
    gapId,
    runId: run.runId,
    name,
    phrases,
    weeks: group.weeks.map(scaled),
    contactWeeks: group.contactWeeks.map(scaled),
    unanswered: scaled(group.unanswered),
    channels: channels.map(({ key, count }) => ({ key, count: scaled(count) })),
    langs: langs.map(({ key, count }) => ({ key, count: scaled(count) })),
    themeId,
    themeShare,
    itemIds: group.ids.slice(0, MOST_ITEMS),
    matches,
    covered,
    foundAt: run.at,
  };
}

function questionOf(
  { id, lang, text, channel, day, contact, unanswered, themes }: AskedRow,
  fromDay: number,
): Question {
  return { id, lang, text, channel, week: Math.floor((day - fromDay) / 7), contact, unanswered, themes };
}
