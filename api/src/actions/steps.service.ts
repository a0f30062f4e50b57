import { Inject, Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { circleOf } from '@koe/sql/domain/action/step';
import { logActionChange, stepChangesSince, type ChangedField } from '@koe/sql/queries/action/history';
import { placeSteps, removeStep, stepsOf, writeStep, type StoredStep } from '@koe/sql/queries/action/step';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { ActionStep, orderSteps, putStep } from '../contract/action-steps.js';
import { notify as notifyPages } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';
import { stepAnswer } from './action-answer.js';
import { ActionsService } from './actions.service.js';
import { wrong } from './writing/check-action.js';
import { conflictOf } from './writing/conflict.js';
import { tellStepAssigned } from './writing/telling.js';
import type { Editor } from './writing/editor.js';

type Body = InputOf<typeof putStep>['body'];
const MOST_STEPS = 200;
const FIELDS = ['text', 'ownerId', 'startOn', 'dueOn', 'done', 'blockedReason', 'dependsOn'] as const;

/** Steps of actions, each with its own revision: two people may work on two steps at once. */
@Injectable()
export class StepsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ActionsService) private readonly actions: ActionsService,
  ) {}

  /** @throws ProblemError not_found; conflict naming who changed what; invalid_request for days in the wrong order, unknown steps and circles */
  put({ params, body }: InputOf<typeof putStep>, actor: ActingPerson): Promise<ActionStep> {
    return promptTransaction(this.database, async (session) => {
      const action = await this.actions.hold(session, params.id);
      const editor = await this.actions.editor(session, actor);
      const steps = await stepsOf(session, [params.id]);
      const before = steps.find(({ id }) => id === params.stepId);
      await refuseOld(session, { actionId: params.id, stepId: params.stepId, before, revision: body.revision });
      if (!before && steps.length >= MOST_STEPS) throw wrong('stepId', `an action has ${MOST_STEPS} steps at most`);
      refuseDays(body);
      refuseCircle(steps, params.stepId, body);
      const written = { ...stepOf(body, before, editor), id: params.stepId, actionId: params.id };
      if (!(await writeStep(session, written)))
        throw new ProblemError('conflict', 'this id belongs to a step of another action');
      await place(session, steps, { actionId: params.id, stepId: params.stepId, position: body.position });
      const detail = {
        of: body.text,
        stepId: params.stepId,
        stepRevision: written.revision,
        fields: fieldsOf(before, body),
      };
      const line = { actionId: params.id, action: before ? 'change_step' : 'add_step', detail };
      await logActionChange(session, editor, line);
      await notifyPages(session, { kind: 'actions' });
      if (body.ownerId !== (before?.ownerId ?? null)) await tellStepAssigned(session, action, written, editor);
      return stepAnswer(await oneOf(session, params));
    });
  }

  /** Deleting twice is no failure. @throws ProblemError not_found for the action */
  remove({ id, stepId }: { readonly id: string; readonly stepId: string }, actor: ActingPerson): Promise<void> {
    return promptTransaction(this.database, async (session) => {
      await this.actions.hold(session, id);
      const before = (await stepsOf(session, [id])).find((each) => each.id === stepId);
      if (!before) return;
      await removeStep(session, id, stepId);
      const editor = await this.actions.editor(session, actor);
      const fields = FIELDS.map((field) => ({ field, before: before[field], after: null }));
      const detail = { of: before.text, stepId, stepRevision: before.revision + 1, fields };
      await logActionChange(session, editor, { actionId: id, action: 'remove_step', detail });
      await notifyPages(session, { kind: 'actions' });
    });
  }

  /** @throws ProblemError conflict when the steps are not those named: one came or went meanwhile */
  order({ params, body }: InputOf<typeof orderSteps>, actor: ActingPerson): Promise<ActionStep[]> {
    return promptTransaction(this.database, async (session) => {
      await this.actions.hold(session, params.id);
      const known = (await stepsOf(session, [params.id])).map(({ id }) => id);
      if (!isDeepStrictEqual([...known].sort(), [...body.stepIds].sort()))
        throw new ProblemError('conflict', 'steps came or went meanwhile; read the action again');
      await placeSteps(session, params.id, body.stepIds);
      const detail = { fields: [{ field: 'stepOrder', before: known, after: body.stepIds }] };
      const editor = await this.actions.editor(session, actor);
      await logActionChange(session, editor, { actionId: params.id, action: 'order_steps', detail });
      await notifyPages(session, { kind: 'actions' });
      return (await stepsOf(session, [params.id])).map(stepAnswer);
    });
  }
}

async function refuseOld(
  session: Session,
  asked: {
    readonly actionId: string;
    readonly stepId: string;
    readonly before: StoredStep | undefined;
    readonly revision: number | null;
  },
): Promise<void> {
  const { actionId, stepId, before, revision } = asked;
  if (revision === (before?.revision ?? null)) return;
  if (revision === null)
    throw new ProblemError('conflict', 'there is a step of this id already; read the action again');
  const lines = await stepChangesSince(session, { actionId, stepId, revision });
  if (before) throw conflictOf(lines);
  const by = lines.at(-1)?.by;
  throw new ProblemError('conflict', `this step was deleted meanwhile${by ? ` by ${by}` : ''}`);
}

function refuseDays({ startOn, dueOn }: Body): void {
  if (startOn !== null && dueOn !== null && dueOn < startOn)
    throw wrong('dueOn', `the due day (${dueOn}) lies before the start (${startOn})`);
}

function refuseCircle(steps: readonly StoredStep[], stepId: string, { text, dependsOn }: Body): void {
  const known = new Set(steps.map(({ id }) => id));
  const stranger = dependsOn.find((id) => id !== stepId && !known.has(id));
  if (stranger !== undefined) throw wrong('dependsOn', `there is no step ${stranger} in this action`);
  // the changed one first, so that the circle is told from it
  const after = [{ id: stepId, text, dependsOn }, ...steps.filter(({ id }) => id !== stepId)];
  const circle = circleOf<{ id: string; text: string; dependsOn: readonly string[] }>(after);
  if (circle === null) return;
  const names = [...circle, ...circle.slice(0, 1)].map((step) => `“${step.text}”`).join(' → ');
  throw wrong('dependsOn', `steps would wait for each other: ${names}`);
}

function stepOf(
  body: Body,
  before: StoredStep | undefined,
  { personId, now }: Editor,
): Omit<StoredStep, 'id' | 'actionId' | 'ownerName' | 'done'> {
  const { text, ownerId, startOn, dueOn, blockedReason, dependsOn, done } = body;
  const dueSetAt = dueOn === null ? null : before?.dueOn === dueOn ? before.dueSetAt : now;
  return {
    ...{ text, ownerId, startOn, dueOn, blockedReason, dueSetAt },
    position: before?.position ?? MOST_STEPS,
    dependsOn: [...new Set(dependsOn)],
    doneAt: done ? (before?.doneAt ?? now) : null,
    doneBy: done ? (before?.doneAt ? before.doneBy : personId) : null,
    revision: (before?.revision ?? 0) + 1,
  };
}

/** Puts the written step where it was asked to be; others keep their order. */
async function place(
  session: Session,
  before: readonly StoredStep[],
  {
    actionId,
    stepId,
    position,
  }: { readonly actionId: string; readonly stepId: string; readonly position: number | undefined },
): Promise<void> {
  const isNew = !before.some(({ id }) => id === stepId);
  if (position === undefined && !isNew) return;
  const ids = before.map(({ id }) => id).filter((id) => id !== stepId);
  ids.splice(position ?? ids.length, 0, stepId);
  await placeSteps(session, actionId, ids);
}

function fieldsOf(before: StoredStep | undefined, body: Body): ChangedField[] {
  return FIELDS.flatMap((field) => {
    const was = before?.[field] ?? null;
    return isDeepStrictEqual(was, body[field]) ? [] : [{ field, before: was, after: body[field] }];
  });
}

async function oneOf(
  session: Session,
  { id, stepId }: { readonly id: string; readonly stepId: string },
): Promise<StoredStep> {
  const found = (await stepsOf(session, [id])).find((each) => each.id === stepId);
  if (!found) throw new Error('a step was written and not found');
  return found;
}
