import type { Action, Means, Origin, OriginKind, Resource } from '../../domain/action/action.js';
import type { ActionStatus } from '../../domain/action/status.js';
import type { EffectObstacle, EffectState } from '../../domain/effect/action/effect-look.js';
import type { Verdict } from '../../domain/effect/verdict.js';
import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';

/** An action as stored, with the names of those it names. Days are local dates. */
export interface StoredAction extends Omit<Action, 'goal' | 'origin'> {
  readonly departmentName: Bilingual | null;
  readonly ownerName: string | null;
  readonly dueSetAt: Date;
  readonly releaseSetAt: Date | null;
  /** Since then the release day stays as it is. */
  readonly releaseFixedAt: Date | null;
  readonly goalMetric: string;
  readonly goalVariant: string | null;
  readonly goalFilter: string;
  readonly goalWeeks: number;
  readonly goalDirection: 'up' | 'down';
  readonly goalMinimum: number;
  readonly statusAt: Date;
  readonly originKind: OriginKind | null;
  readonly originId: string | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly createdByName: string | null;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
  readonly updatedByName: string | null;
  readonly removedAt: Date | null;
  /** Null before its effect was first computed. */
  readonly effectState: EffectState | null;
  readonly effectObstacle: EffectObstacle | null;
  readonly registeredLate: boolean | null;
  readonly verdict: Verdict | null;
  readonly verdictAt: Date | null;
  /** Of the verdict, or of the newest look. */
  readonly effect: number | null;
  readonly effectInterval: readonly [number, number] | null;
}

/** What a new action is made of. */
export interface NewAction extends Omit<Action, 'number' | 'status' | 'statusReason' | 'blockedReason' | 'revision'> {
  readonly status?: ActionStatus;
}

/** What may change after an action was made: everything but its theme, its goal and where it came from. */
export interface ActionChange {
  readonly title: string;
  readonly departmentId: string | null;
  readonly ownerId: string | null;
  readonly means: readonly Means[];
  readonly resources: readonly Resource[];
  readonly startOn: string;
  readonly dueOn: string;
  readonly dueSetAt: Date;
  readonly releaseOn: string | null;
  readonly releaseSetAt: Date | null;
  readonly releaseFixedAt: Date | null;
  readonly status: ActionStatus;
  readonly statusAt: Date;
  readonly statusReason: string | null;
  readonly blockedReason: string | null;
}

/** Which actions are asked for; an absent list asks for all. */
export interface ActionsAsked {
  /** With their descendants already. */
  readonly themeIds?: readonly number[] | undefined;
  readonly ownerIds?: readonly string[] | undefined;
  readonly departmentIds?: readonly string[] | undefined;
  readonly statuses?: readonly ActionStatus[] | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly removed?: boolean;
}

const list = sqlFile(import.meta.url, 'actions.sql');
const lock = statement('action to change', `select action_id from action where action_id = :id for update`);
const insert = sqlFile(import.meta.url, 'insert-action.sql');
const update = sqlFile(import.meta.url, 'update-action.sql');
const remove = statement(
  'remove or restore action',
  `update action set removed_at = :removedAt, revision = revision + 1, updated_at = :now, updated_by = :personId
   where action_id = :id and (removed_at is null) <> (:removedAt::timestamptz is null) returning action_id`,
);

/** The newest two thousand of those asked for. */
export function readActions(session: Session, asked: ActionsAsked): Promise<StoredAction[]> {
  return session.run<StoredAction>(list, {
    ids: asked.ids ? [...asked.ids] : null,
    themeIds: asked.themeIds ? [...asked.themeIds] : null,
    ownerIds: asked.ownerIds ? [...asked.ownerIds] : null,
    departmentIds: asked.departmentIds ? [...asked.departmentIds] : null,
    statuses: asked.statuses ? [...asked.statuses] : null,
    removed: asked.removed ?? false,
  });
}

/** One action, whether removed or not. */
export async function findAction(session: Session, id: string): Promise<StoredAction | null> {
  for (const removed of [false, true]) {
    const [found] = await readActions(session, { ids: [id], removed });
    if (found) return found;
  }
  return null;
}

/** Inside a transaction: the action is held until its end, with its steps, notes and links. */
export async function lockAction(session: Session, id: string): Promise<StoredAction | null> {
  await session.run(lock, { id });
  return findAction(session, id);
}

export async function insertAction(
  session: Session,
  action: NewAction,
  { personId, now }: { readonly personId: string | null; readonly now: Date },
): Promise<void> {
  const { goal, origin } = action;
  await session.run(insert, {
    ...action,
    status: action.status ?? 'proposed',
    means: JSON.stringify(action.means),
    resources: JSON.stringify(action.resources),
    goalMetric: goal.metric,
    goalVariant: goal.variant,
    goalFilter: goal.filter,
    goalWeeks: goal.weeks,
    goalDirection: goal.direction,
    goalMinimum: goal.minimumEffect,
    ...originOf(origin),
    personId,
    now,
  });
}

/** Writes what may change and counts the revision up. The caller holds the action. */
export async function updateAction(
  session: Session,
  id: string,
  change: ActionChange,
  { personId, now }: { readonly personId: string | null; readonly now: Date },
): Promise<void> {
  const { means, resources } = change;
  await session.run(update, {
    ...change,
    id,
    means: JSON.stringify(means),
    resources: JSON.stringify(resources),
    personId,
    now,
  });
}

/** @param removedAt null puts it back @returns false when it was so already */
export async function removeAction(
  session: Session,
  id: string,
  removedAt: Date | null,
  { personId, now }: { readonly personId: string | null; readonly now: Date },
): Promise<boolean> {
  return (await session.run(remove, { id, removedAt, personId, now })).length > 0;
}

function originOf(origin: Origin | null): { readonly originKind: OriginKind | null; readonly originId: string | null } {
  return { originKind: origin?.kind ?? null, originId: origin?.id ?? null };
}
