import { randomUUID } from 'node:crypto';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { remedyOf } from '@koe/sql/domain/action/remedies/registry';
import type { Means } from '@koe/sql/domain/action/action';
import { findAction, insertAction, updateAction } from '@koe/sql/queries/action/action';
import { writeNote } from '@koe/sql/queries/action/note';
import { writeStep } from '@koe/sql/queries/action/step';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Session } from '@koe/sql/server/database';
import { SAMPLE_SETTINGS } from '../settings.js';
import { sampleId } from '../sample-id.js';
import { SAMPLE_PLANS, type SamplePlan } from './plans.js';

const DAY_MS = 86_400_000;
/** Things are written down at ten in the morning. */
const AT_MS = 10 * 3_600_000;

/** Days of the sample's calendar. @param endAt where its history ends */
export function sampleDays(endAt: Date): { readonly on: (day: number) => string; readonly at: (day: number) => Date } {
  const zone = zoneOf(SAMPLE_SETTINGS.organisation.timeZone);
  const last = zone.dayOf(endAt.getTime());
  return {
    // a release falls on the local date of its annotation
    on: (day) => formatDay(zone.dayOf(endAt.getTime() + day * DAY_MS)),
    at: (day) => new Date(Math.min(endAt.getTime(), zone.startOf(last + Math.floor(day)) + AT_MS)),
  };
}

/** Writes the plans of the sample, each as it was written down at the time: before its release. A theme that the tree no longer has is passed over. */
export async function addSamplePlans(session: Session, endAt: Date): Promise<void> {
  const { themes } = await readTaxonomy(session);
  const idOf = new Map(themes.map(({ id, key }) => [key, id]));
  for (const plan of SAMPLE_PLANS) {
    const themeId = idOf.get(plan.theme);
    if (themeId !== undefined) await addPlan(session, plan, themeId, endAt);
  }
}

async function addPlan(session: Session, plan: SamplePlan, themeId: number, endAt: Date): Promise<void> {
  const { on, at } = sampleDays(endAt);
  const id = sampleId('action', plan.key);
  const ownerId = sampleId('person', plan.owner);
  const releaseOn = plan.releaseDay === null ? null : on(plan.releaseDay);
  const means: Means[] = [
    ...plan.remedies.flatMap((remedy) => {
      const text = remedyOf(remedy)?.text.ja;
      return text === undefined ? [] : [{ remedy, text }];
    }),
    ...(plan.own === undefined ? [] : [{ remedy: null, text: plan.own }]),
  ];
  const days = { startOn: on(plan.startDay), dueOn: on(plan.dueDay), releaseOn };
  const own = { title: plan.title, departmentId: sampleId('department', plan.department), ownerId, means };
  const resources = plan.resources;
  await insertAction(
    session,
    {
      ...{ id, themeId, ...own, resources, ...days },
      goal: { ...plan.goal, variant: null },
      origin: { kind: 'theme', id: String(themeId) },
    },
    { personId: ownerId, now: at(plan.createdDay) },
  );
  for (const [position, step] of plan.steps.entries())
    await writeStep(session, {
      id: sampleId('action_step', `${plan.key} ${String(position)}`),
      actionId: id,
      position,
      text: step.text,
      ownerId: sampleId('person', step.owner),
      startOn: null,
      dueOn: on(step.dueDay),
      dueSetAt: at(plan.createdDay),
      doneAt: step.doneDay === undefined ? null : at(step.doneDay),
      doneBy: step.doneDay === undefined ? null : sampleId('person', step.owner),
      blockedReason: step.blocked ?? null,
      dependsOn: position === 0 ? [] : [sampleId('action_step', `${plan.key} ${String(position - 1)}`)],
      revision: 1,
    });
  for (const note of plan.notes)
    await writeNote(session, {
      id: randomUUID(),
      actionId: id,
      text: note.text,
      mentions: [],
      personId: sampleId('person', note.by),
      now: at(note.day),
    });
  if (plan.status === 'proposed') return;
  const stored = await findAction(session, id);
  const movedDay = plan.releaseDay !== null && plan.releaseDay <= 0 ? plan.releaseDay : Math.min(plan.startDay, 0);
  if (!stored) return;
  await updateAction(
    session,
    id,
    {
      ...{ ...own, resources, ...days },
      dueSetAt: stored.dueSetAt,
      releaseSetAt: stored.releaseSetAt,
      releaseFixedAt: plan.status === 'measuring' ? at(movedDay) : null,
      status: plan.status,
      statusAt: at(plan.status === 'planned' ? plan.createdDay + 2 : movedDay),
      statusReason: null,
      blockedReason: plan.blocked ?? null,
    },
    { personId: ownerId, now: at(movedDay) },
  );
}
