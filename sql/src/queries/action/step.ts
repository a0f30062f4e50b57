import type { Step } from '../../domain/action/step.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A step as stored. */
export interface StoredStep extends Step {
  readonly actionId: string;
  readonly ownerName: string | null;
  readonly dueSetAt: Date | null;
  readonly doneAt: Date | null;
  readonly doneBy: string | null;
  readonly revision: number;
}

const ofActions = statement(
  'steps of actions',
  `select s.step_id as id, s.action_id as "actionId", s.position, s.text, s.owner_id as "ownerId", p.name as "ownerName",
     s.start_on as "startOn", s.due_on as "dueOn", s.due_set_at as "dueSetAt", s.done_at is not null as done,
     s.done_at as "doneAt", s.done_by as "doneBy", s.blocked_reason as "blockedReason", s.depends_on as "dependsOn", s.revision
   from action_step s left join person p on p.person_id = s.owner_id
   where s.action_id = any (:actionIds::uuid[])
   order by s.action_id, s.position, s.step_id`,
);
// an id that stands at another action is left alone: no row comes back
const write = statement(
  'write step',
  `insert into action_step (step_id, action_id, position, text, owner_id, start_on, due_on, due_set_at, done_at, done_by,
     blocked_reason, depends_on, revision)
   values (:id, :actionId, :position, :text, :ownerId, :startOn, :dueOn, :dueSetAt, :doneAt, :doneBy, :blockedReason,
     :dependsOn::uuid[], :revision)
   on conflict (step_id) do update set
     position = excluded.position, text = excluded.text, owner_id = excluded.owner_id, start_on = excluded.start_on,
     due_on = excluded.due_on, due_set_at = excluded.due_set_at, done_at = excluded.done_at, done_by = excluded.done_by,
     blocked_reason = excluded.blocked_reason, depends_on = excluded.depends_on, revision = excluded.revision
   where action_step.action_id = excluded.action_id
   returning step_id`,
);
const remove = statement('remove step', `delete from action_step where step_id = :id and action_id = :actionId`);
const forget = statement(
  'forget step among dependencies',
  `update action_step set depends_on = array_remove(depends_on, :id), revision = revision + 1
   where action_id = :actionId and :id = any (depends_on)`,
);
const tick = statement(
  'tick step',
  `update action_step set done_at = case when :done then :now::timestamptz end, done_by = null, revision = revision + 1
   where step_id = :id and action_id = :actionId and (done_at is not null) <> :done returning text, revision`,
);
const place = statement(
  'place steps',
  `update action_step s set position = given.position
   from unnest(:ids::uuid[], :positions::int[]) as given (id, position)
   where s.step_id = given.id and s.action_id = :actionId`,
);

/** In their order. */
export function stepsOf(session: Session, actionIds: readonly string[]): Promise<StoredStep[]> {
  return session.run<StoredStep>(ofActions, { actionIds: [...actionIds] });
}

/** Makes a step or writes it over. @returns false when the id stands at another action */
export async function writeStep(session: Session, step: Omit<StoredStep, 'ownerName' | 'done'>): Promise<boolean> {
  return (await session.run(write, { ...step, dependsOn: [...step.dependsOn] })).length > 0;
}

/** Ends a step, or opens it again, by nobody: what another system said. @returns null when it stands so already, or is gone */
export async function tickStep(
  session: Session,
  step: { readonly id: string; readonly actionId: string; readonly done: boolean; readonly now: Date },
): Promise<{ readonly text: string; readonly revision: number } | null> {
  return (await session.run<{ text: string; revision: number }>(tick, step))[0] ?? null;
}

/** Takes a step off, and from what others wait for. */
export async function removeStep(session: Session, actionId: string, id: string): Promise<void> {
  await session.run(remove, { actionId, id });
  await session.run(forget, { actionId, id });
}

/** @param ids every step, in the new order */
export async function placeSteps(session: Session, actionId: string, ids: readonly string[]): Promise<void> {
  await session.run(place, { actionId, ids: [...ids], positions: ids.map((_, index) => index) });
}
