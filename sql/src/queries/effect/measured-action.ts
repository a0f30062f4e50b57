import type { Goal } from '../../domain/action/goal.js';
import { parseDay } from '../../domain/calendar/day.js';
import { zoneOf, type Zone } from '../../domain/calendar/zone.js';
import type { Session } from '../../server/database.js';
import { readOrganisation } from '../../server/settings.js';
import { statement } from '../../server/sql-file.js';

/** What of an action its effect is measured by. Dates are local. */
export interface MeasuredAction {
  readonly actionId: string;
  readonly title: string;
  readonly themeId: number;
  readonly goal: Goal;
  readonly releaseOn: string | null;
  /** When the release day was set as it is. */
  readonly releaseSetAt: Date | null;
  /** Stopped before its release: nothing was done that could have an effect. */
  readonly stopped: boolean;
  readonly ownerId: string | null;
  readonly departmentId: string | null;
  readonly createdAt: Date;
  readonly revision: number;
}

interface Row extends Omit<MeasuredAction, 'goal' | 'stopped'> {
  readonly isStopped: boolean;
  readonly statusAt: Date;
  readonly metric: string;
  readonly variant: string | null;
  readonly filter: string;
  readonly weeks: number;
  readonly direction: 'up' | 'down';
  readonly minimumEffect: number;
}

const SELECT = `select a.action_id as "actionId", a.title, a.theme_id as "themeId", a.goal_metric as metric, a.goal_variant as variant,
  a.goal_filter as filter, a.goal_weeks as weeks, a.goal_direction as direction, a.goal_minimum as "minimumEffect",
  a.release_on::text as "releaseOn", a.release_set_at as "releaseSetAt",
  a.status = 'stopped' as "isStopped", a.status_at as "statusAt",
  a.owner_id as "ownerId", a.department_id as "departmentId", a.created_at as "createdAt", a.revision
  from action a where a.removed_at is null`;

const all = statement('measured actions', `${SELECT} order by a.number`);
const one = statement('measured action', `${SELECT} and a.action_id = :actionId`);
const hold = statement(
  'hold measured action',
  `select revision from action where action_id = :actionId and removed_at is null for update`,
);
const people = statement(
  'people of a measured action',
  `select p.person_id as "personId" from action a join person p on p.person_id = a.owner_id or p.department_id = a.department_id
   where a.action_id = :actionId order by p.person_id`,
);

export async function measuredActions(session: Session): Promise<MeasuredAction[]> {
  const { timeZone } = await readOrganisation(session);
  return (await session.run<Row>(all)).map((row) => actionOf(row, zoneOf(timeZone)));
}

export async function measuredAction(session: Session, actionId: string): Promise<MeasuredAction | null> {
  const [row] = await session.run<Row>(one, { actionId });
  if (!row) return null;
  const { timeZone } = await readOrganisation(session);
  return actionOf(row, zoneOf(timeZone));
}

/** Waits for whoever is changing the action, and keeps it as it is until the transaction ends. @returns its revision; null when it is gone */
export async function holdMeasuredAction(session: Session, actionId: string): Promise<number | null> {
  return (await session.run<{ revision: number }>(hold, { actionId }))[0]?.revision ?? null;
}

/** Its owner, and the people of its department. */
export async function peopleOfAction(session: Session, actionId: string): Promise<string[]> {
  return (await session.run<{ personId: string }>(people, { actionId })).map(({ personId }) => personId);
}

function actionOf(row: Row, zone: Zone): MeasuredAction {
  const { metric, variant, filter, weeks, direction, minimumEffect, isStopped, statusAt, ...action } = row;
  const { releaseOn } = action;
  return {
    ...action,
    goal: { metric, variant, filter, weeks, direction, minimumEffect },
    stopped: isStopped && (releaseOn === null || parseDay(releaseOn) > zone.dayOf(statusAt.getTime())),
  };
}
