import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { bare, parseFilter } from '@koe/sql/domain/filter';
import { insertAction } from '@koe/sql/queries/action/action';
import { logActionChange } from '@koe/sql/queries/action/history';
import { writeStep } from '@koe/sql/queries/action/step';
import { holdPins, insertPin, readPin, readPinItems } from '@koe/sql/queries/fact/pin';
import { insertRemark } from '@koe/sql/queries/fact/remark';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { Action, NewAction } from '../contract/actions.js';
import { notify as notifyPages } from '../events/notify.js';
import { FilterService } from '../filter/filter.service.js';
import { SignalsService } from '../signals/signals.service.js';
import { DATABASE } from '../world/world.js';
import { ActionsService } from './actions.service.js';
import { checkDays, checkGoal, checkMeans, wrong } from './writing/check-action.js';
import { tellAssigned, tellStepAssigned } from './writing/telling.js';
import type { Editor } from './writing/editor.js';

/** Makes actions: from nothing, or from what asked for one. */
@Injectable()
export class NewActionService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ActionsService) private readonly actions: ActionsService,
    @Inject(SignalsService) private readonly signals: SignalsService,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  add(body: NewAction, actor: ActingPerson): Promise<Action> {
    return promptTransaction(this.database, (session) => this.addIn(session, body, actor));
  }

  /**
   * Makes an action in a transaction of the caller's, with its first steps, the facts and the remark of its problem; a signal that it
   * comes from is decided as "act" in the same transaction.
   * @throws ProblemError invalid_request naming the field; conflict for an id that is taken
   */
  async addIn(session: Session, body: NewAction, actor: ActingPerson): Promise<Action> {
    const id = body.id ?? randomUUID();
    const goal = checkGoal(body.goal);
    checkDays(body);
    checkMeans(body.means);
    await this.checkNames(session, body.themeId, goal.filter);
    const editor = await this.actions.editor(session, actor);
    await insertAction(session, { ...body, id, goal }, editor);
    await this.addSteps(session, { ...body, id }, editor);
    await keepProblem(session, id, body.problem, editor);
    await this.decideOrigin(session, body, actor);
    const detail = { revision: 1, fields: [{ field: 'goal', before: null, after: goal }] };
    await logActionChange(session, editor, { actionId: id, action: 'add', detail });
    await notifyPages(session, { kind: 'actions' });
    await tellAssigned(session, { ...body, id, revision: 1 }, editor);
    return this.actions.one(session, id);
  }

  /** What a step depends on comes before it in the list, so that no circle can be. */
  private async addSteps(session: Session, action: NewAction & { id: string }, editor: Editor): Promise<void> {
    const ids = action.steps.map(() => randomUUID());
    for (const [position, { text, ownerId, startOn, dueOn, dependsOn }] of action.steps.entries()) {
      if (startOn !== null && dueOn !== null && dueOn < startOn)
        throw wrong(`steps.${position}.dueOn`, `the due day (${dueOn}) lies before the start (${startOn})`);
      const before = dependsOn.map((place) => {
        const found = place < position ? ids[place] : undefined;
        if (found === undefined) throw wrong(`steps.${position}.dependsOn`, 'a first step waits for earlier ones only');
        return found;
      });
      const id = ids[position] ?? randomUUID();
      await writeStep(session, {
        ...{ id, actionId: action.id, position, text, ownerId, startOn, dueOn, revision: 1 },
        dependsOn: [...new Set(before)],
        dueSetAt: dueOn === null ? null : editor.now,
        doneAt: null,
        doneBy: null,
        blockedReason: null,
      });
      if (ownerId !== action.ownerId)
        await tellStepAssigned(session, action, { id, text, ownerId, dueOn, revision: 1 }, editor);
    }
  }

  /** Themes and declared dimensions that there are: a goal of another could never be counted. */
  private async checkNames(session: Session, themeId: number, goalFilter: string): Promise<void> {
    const known = new Set((await readTaxonomy(session)).themes.map(({ id }) => String(id)));
    if (!known.has(String(themeId))) throw wrong('themeId', `there is no theme ${themeId}`);
    const { theme = [], seg = {} } = parseFilter(new URLSearchParams(goalFilter));
    const stranger = theme.map(bare).find((id) => id !== '-' && !known.has(id));
    if (stranger !== undefined) throw wrong('goal.filter', `there is no theme ${stranger}`);
    const { slots } = await this.filters.world();
    const name = Object.keys(seg).find((each) => !slots.has(each));
    if (name !== undefined) throw wrong('goal.filter', `there is no dimension "${name}"`);
  }

  private async decideOrigin(session: Session, { origin, title }: NewAction, actor: ActingPerson): Promise<void> {
    if (origin?.kind !== 'signal') return;
    await this.signals.decideIn(session, { id: origin.id, disposition: { state: 'act', note: title } }, actor);
  }
}

/** Pins of other subjects are pinned to the action as they were counted then, and what the writer says is a remark. */
async function keepProblem(
  session: Session,
  actionId: string,
  problem: NewAction['problem'],
  editor: Editor,
): Promise<void> {
  const subject = { kind: 'action', id: actionId } as const;
  const { personId, name: personName, now } = editor;
  if (problem.pinIds.length > 0) await holdPins(session, subject);
  for (const [index, pinId] of problem.pinIds.entries()) {
    const pin = await readPin(session, pinId);
    if (!pin) throw wrong(`problem.pinIds.${index}`, 'there is no such pinned number');
    const itemIds = pin.items !== null ? await readPinItems(session, pinId) : null;
    await insertPin(session, {
      id: randomUUID(),
      subject,
      finding: pin.finding,
      stamp: pin.stamp,
      personId,
      now,
      itemIds,
    });
  }
  if (problem.remark !== null && problem.remark !== '')
    await insertRemark(session, {
      id: randomUUID(),
      subject,
      place: '',
      text: problem.remark,
      personId,
      personName,
      now,
    });
}
