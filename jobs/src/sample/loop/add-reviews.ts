import { createHash, randomUUID } from 'node:crypto';
import type { AnalysisRequest, CubeResult } from '@koe/sql/domain/analysis/request';
import type { ThemePrioritiesAnswer } from '@koe/sql/domain/analysis/theme-priorities';
import { formatDay, startOfWeek } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { canonicalJson } from '@koe/sql/domain/edition/canonical';
import { filterParams } from '@koe/sql/domain/filter';
import { mergeAgenda, type BuiltItem } from '@koe/sql/domain/review/agenda';
import { findAction } from '@koe/sql/queries/action/action';
import { addUsedTime, agendaOf, keepAgenda } from '@koe/sql/queries/review/agenda-item';
import { keepDecision } from '@koe/sql/queries/review/decision';
import {
  findReview,
  insertReview,
  markEnded,
  markStarted,
  setPeopleOfReview,
  type ReviewPlan,
} from '@koe/sql/queries/review/review';
import { decideOnTheme } from '@koe/sql/queries/review/theme-disposition';
import type { Session } from '@koe/sql/server/database';
import { askCube } from '../../insight/ask-cube.js';
import type { Runtime } from '../../pipeline/runtime.js';
import { SAMPLE_SETTINGS } from '../settings.js';
import { sampleId } from '../sample-id.js';
import { heldMinutes } from './held-minutes.js';
import { sampleDecisions, type SampleDecision } from './sample-decisions.js';

const HELD_DAYS_AGO = 9;
const PLANNED_IN_DAYS = 5;
const MINUTES = 45;
const STARTS_AT = '10:00';
const TOP = 3;

/** One meeting that was held, with its decisions and minutes, and the next one, planned. Meetings that are there already stay. */
export async function addSampleReviews(runtime: Runtime, endAt: Date, signal: AbortSignal): Promise<void> {
  const { database } = runtime;
  const zone = zoneOf(SAMPLE_SETTINGS.organisation.timeZone);
  const today = zone.dayOf(endAt.getTime());
  const held = sampleId('review', 'held');
  if (await findReview(database, held)) return;
  const heldDay = today - HELD_DAYS_AGO;
  const plan = planOf(heldDay);
  const built = [...(await actionItems(database, plan)), ...(await themeItems(runtime, plan, signal))];
  const startedAt = new Date(zone.startOf(heldDay) + 10 * 3_600_000);
  const endedAt = new Date(startedAt.getTime() + (MINUTES - 3) * 60_000);
  await database.transaction(async (session) => {
    await plannedReview(session, held, plan, built, new Date(startedAt.getTime() - 86_400_000));
    await markStarted(session, held, startedAt);
    const items = await agendaOf(session, held);
    for (const [at, item] of items.entries()) {
      await addUsedTime(session, item.id, Math.round((item.plannedMinutes * 60 * (7 + (at % 4))) / 9));
      const decision = sampleDecisions(item.content, today);
      if (decision) await decide(session, { reviewId: held, itemId: item.id, at: startedAt, decision });
    }
    const review = await findReview(session, held);
    if (!review) return;
    const minutes = await heldMinutes(session, { ...review, startedAt, endedAt });
    const hash = createHash('sha256').update(canonicalJson(minutes)).digest('hex');
    await markEnded(session, held, { now: endedAt, minutes, hash });
  });
  const next = planOf(today + PLANNED_IN_DAYS);
  const agenda = [...(await actionItems(database, next)), ...(await themeItems(runtime, next, signal))];
  await database.transaction((session) => plannedReview(session, sampleId('review', 'planned'), next, agenda, endAt));
}

/** About the week that has closed before the day of the meeting. */
function planOf(day: number): ReviewPlan {
  const week = startOfWeek(day, SAMPLE_SETTINGS.organisation.weekStart) - 7;
  return {
    heldOn: formatDay(day),
    startsAt: STARTS_AT,
    plannedMinutes: MINUTES,
    departmentId: null,
    editionId: null,
    from: formatDay(week),
    to: formatDay(week + 6),
  };
}

async function plannedReview(
  session: Session,
  id: string,
  plan: ReviewPlan,
  built: readonly BuiltItem[],
  now: Date,
): Promise<void> {
  await insertReview(session, id, plan, { personId: sampleId('person', 'analyst'), now });
  await setPeopleOfReview(
    session,
    id,
    SAMPLE_SETTINGS.people.map(({ key }) => sampleId('person', key)),
  );
  await keepAgenda(session, id, mergeAgenda([], built, plan.plannedMinutes, randomUUID));
}

async function decide(
  session: Session,
  asked: {
    readonly reviewId: string;
    readonly itemId: string;
    readonly at: Date;
    readonly decision: SampleDecision;
  },
): Promise<void> {
  const { reviewId, itemId, at, decision } = asked;
  const id = randomUUID();
  const { themeId, ...said } = decision;
  const decidedBy = sampleId('person', 'manager');
  await keepDecision(session, { id, reviewId, itemId, ...said, decidedBy, decidedAt: at });
  if (themeId === null) return;
  const { outcome: state, reason, note, ownerId, dueOn: until, actionId } = said;
  await decideOnTheme(session, {
    id: randomUUID(),
    ...{ themeId, state, reason, note, until, ownerId, actionId },
    decisionId: id,
    decidedBy,
    decidedAt: at,
  });
}

async function actionItems(session: Session, { heldOn }: ReviewPlan): Promise<BuiltItem[]> {
  const items: BuiltItem[] = [];
  for (const key of ['app', 'delivery']) {
    const action = await findAction(session, sampleId('action', key));
    if (!action || action.removedAt !== null) continue;
    items.push({
      key: `action:${action.id}`,
      content: {
        kind: 'action',
        actionId: action.id,
        title: action.title,
        themeId: action.themeId,
        status: action.status,
        ownerId: action.ownerId,
        ownerName: action.ownerName,
        dueOn: action.dueOn,
        metric: action.goalMetric,
        effect: null,
      },
      why: { code: action.dueOn < heldOn ? 'action_late' : 'action_due', on: action.dueOn, count: null },
      overLine: false,
    });
  }
  return items;
}

async function themeItems(runtime: Runtime, { to }: ReviewPlan, signal: AbortSignal): Promise<BuiltItem[]> {
  const last = Math.floor(Date.parse(`${to}T00:00:00Z`) / 86_400_000);
  const four = { from: formatDay(last - 27), to };
  const request: AnalysisRequest<'theme_priorities'> = {
    kind: 'analysis',
    name: 'theme_priorities',
    params: {},
    filter: four,
  };
  const { results } = await askCube(runtime, { from: formatDay(last - 27 - 56), to }, [request], signal);
  const [answer] = results;
  if (!answer || !isPriorities(answer)) return [];
  return answer.priorities.slice(0, TOP).flatMap(({ themeId, rank, rankInterval, level, score }) => {
    const counted = answer.evidence.find((theme) => theme.themeId === themeId);
    if (!counted) return [];
    const { items, voices } = counted;
    const evidence = filterParams({ ...four, theme: [String(themeId)] }).toString();
    return [
      {
        key: `theme:${String(themeId)}`,
        content: {
          ...{ kind: 'theme' as const, themeId, rank, rankInterval, level, score, items, voices, evidence },
          undecidedWeeks: null,
        },
        why: { code: 'rank' as const, on: null, count: rank },
        overLine: false,
      },
    ];
  });
}

function isPriorities(result: CubeResult): result is ThemePrioritiesAnswer & CubeResult {
  return 'priorities' in result && 'evidence' in result;
}
