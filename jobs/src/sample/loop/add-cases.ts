import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { factsOf, type CubeRequest } from '@koe/sql/domain/analysis/request';
import { metricOf, type CaseContent } from '@koe/sql/domain/case/case-study';
import { parseFilter, type Filter } from '@koe/sql/domain/filter';
import { nameFact, stampOf } from '@koe/sql/domain/finding/freeze';
import { findAction, type StoredAction } from '@koe/sql/queries/action/action';
import { findCase, setCaseStatus, writeCase } from '@koe/sql/queries/case/case-study';
import { writeCaseQuotes, type StoredQuote } from '@koe/sql/queries/case/quote';
import { readEffect } from '@koe/sql/queries/effect/effect';
import { NO_STATISTICS } from '@koe/sql/queries/item/gram-statistics';
import { servedVersion } from '@koe/sql/queries/model/reclassification';
import { readQuotes } from '@koe/sql/queries/theme/quotes';
import { sampleItems } from '@koe/sql/queries/theme/sample';
import { chooseQuotes } from '../../classify/quotes/choose-quotes.js';
import { withCube, type OpenCube } from '../../insight/ask-cube.js';
import { cutQuote } from '../../insight/editions/cut-quote.js';
import type { Runtime } from '../../pipeline/runtime.js';
import { sampleId } from '../sample-id.js';
import { SAMPLE_CASES, type SampleCase } from './case-texts.js';

/** Weeks before the release that a case holds against those of the window. */
const WEEKS_BEFORE = 8;
const MOST_QUOTES = 3;
/** Quotes are chosen among so many items. */
const AMONG = { slices: 4, perSlice: 20 } as const;

/** Writes the cases of plans whose effect was judged, published by their owners. Those there are already stay. */
export async function addSampleCases(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { database } = runtime;
  for (const each of SAMPLE_CASES) {
    const caseId = sampleId('case', each.plan);
    const action = await findAction(database, sampleId('action', each.plan));
    const effect = action ? await readEffect(database, action.id) : null;
    if (!action || !effect?.judged || action.removedAt !== null || (await findCase(database, caseId, null))) continue;
    const [first] = effect.judged.series.filter(({ phase }) => phase === 'after');
    if (!first) continue;
    const after = { from: first.week, to: effect.judged.through };
    const from = parseDay(action.releaseOn ?? first.week) - 7 * WEEKS_BEFORE;
    const before = { from: formatDay(from), to: formatDay(from + 7 * WEEKS_BEFORE - 1) };
    await addCase(runtime, caseId, contentOf(each, action, before, after), signal);
  }
}

function contentOf(
  { plan: _, tags, metrics, ...texts }: SampleCase,
  action: StoredAction,
  before: CaseContent['before'],
  after: CaseContent['after'],
): CaseContent {
  const filter = new URLSearchParams(action.goalFilter);
  // of a share of a theme, which the goal leaves to the action
  if (!filter.has('theme') && metrics.includes('theme_share')) filter.set('theme', String(action.themeId));
  return {
    ...texts,
    themeId: action.themeId,
    product: null,
    tags: [...tags],
    metrics: action.goalMetric === 'theme_share' ? [...metrics] : metrics.filter((metric) => metric !== 'theme_share'),
    before,
    after,
    filter: action.goalMetric === 'theme_share' ? filter.toString() : action.goalFilter,
    quotes: [],
    actionId: action.id,
  };
}

async function addCase(runtime: Runtime, caseId: string, content: CaseContent, signal: AbortSignal): Promise<void> {
  const { database, clock } = runtime;
  const span = { from: content.before.from, to: content.after.to };
  const counted = await withCube(runtime, span, signal, (cube) => countCase(cube, content));
  const classifier = await servedVersion(database);
  const quotes = await quotesOf(runtime, content);
  const editor = { personId: sampleId('person', 'analyst'), now: clock.now() };
  await database.transaction(async (session) => {
    await writeCase(
      session,
      {
        caseId,
        revision: 1,
        content: { ...content, quotes: quotes.flatMap(({ itemId }) => itemId ?? []) },
        facts: { stamp: stampOf(counted.manifest, classifier, counted.blocks), pairs: counted.pairs },
        trend: counted.trend,
        factsAt: editor.now,
      },
      editor,
    );
    await writeCaseQuotes(session, caseId, quotes);
    await setCaseStatus(session, { caseId, status: 'published' }, editor);
  });
}

async function countCase({ manifest, blocks, ask }: OpenCube, { before, after, metrics, filter: text }: CaseContent) {
  const filter = parseFilter(new URLSearchParams(text));
  const request = (written: string, dates: Filter, by: 'none' | 'week' = 'none'): CubeRequest => ({
    kind: 'fact',
    measure: { ...metricOf(written), by },
    filter: { ...filter, ...dates },
  });
  const results = await ask([
    ...metrics.flatMap((metric) => [request(metric, before), request(metric, after)]),
    request(metrics[0] ?? '', { from: before.from, to: after.to }, 'week'),
  ]);
  const pairs = metrics.flatMap((_, at) => {
    const [then] = factsOf(results[2 * at]);
    const [now] = factsOf(results[2 * at + 1]);
    return then && now ? [{ before: nameFact(then, manifest), after: nameFact(now, manifest) }] : [];
  });
  const trend = factsOf(results.at(-1)).flatMap(({ group, n, value, interval }) =>
    group ? [{ week: group.key, n, value, interval }] : [],
  );
  return { manifest, blocks: blocks.map(({ hash }) => hash), pairs, trend };
}

/** Masked words of customers from the time before, about the theme. */
async function quotesOf({ database }: Runtime, content: CaseContent): Promise<Omit<StoredQuote, 'position'>[]> {
  const zone = zoneOf('Asia/Tokyo');
  const filter = { theme: [String(content.themeId)], ...content.before };
  const { itemIds } = await sampleItems(database, {
    filter,
    world: { slots: new Map() },
    grams: NO_STATISTICS,
    ...AMONG,
  });
  const rows = await readQuotes(database, itemIds, [content.themeId]);
  const candidates = rows.map((row) => ({ ...row, ...cutQuote(row.text, []) }));
  return chooseQuotes(candidates, MOST_QUOTES).map(({ itemId, text, lang, channel, createdAt }) => ({
    itemId,
    text,
    marks: [],
    lang,
    channel,
    createdOn: createdAt === null ? null : formatDay(zone.dayOf(createdAt.getTime())),
  }));
}
