import { Inject, Injectable } from '@nestjs/common';
import { isReleased } from '@koe/sql/domain/action/release';
import { byUrgency } from '@koe/sql/domain/action/standing';
import { descendantsOf } from '@koe/sql/domain/theme';
import { findAction, lockAction, readActions, removeAction, type StoredAction } from '@koe/sql/queries/action/action';
import { changesSince, logActionChange } from '@koe/sql/queries/action/history';
import { stepsOf, type StoredStep } from '@koe/sql/queries/action/step';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { Action, listActions, patchAction } from '../contract/actions.js';
import { notify as notifyPages } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { actionAnswer } from './action-answer.js';
import { checkDays, checkMeans, wrong } from './writing/check-action.js';
import { conflictOf } from './writing/conflict.js';
import { todayOf } from './writing/today.js';
import type { Editor } from './writing/editor.js';
import { writeChange, type Wanted } from './writing/write-action.js';

/** Actions as a board shows them, and changes of one. */
@Injectable()
export class ActionsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ query }: InputOf<typeof listActions>): Promise<{ today: string; actions: Action[] }> {
    const now = this.clock.now();
    const [today, themeIds] = await Promise.all([todayOf(this.database, now), this.withBelow(query.theme)]);
    const stored = await readActions(this.database, {
      themeIds,
      ownerIds: query.owner,
      departmentIds: query.department,
      statuses: query.status,
      removed: query.removed === 'true',
    });
    const steps = byAction(
      await stepsOf(
        this.database,
        stored.map(({ id }) => id),
      ),
    );
    const actions = stored.map((each) => actionAnswer(each, steps.get(each.id) ?? [], today));
    return { today, actions: actions.sort(byUrgency) };
  }

  /** @throws ProblemError not_found */
  async one(session: Session, id: string): Promise<Action> {
    const stored = await findAction(session, id);
    if (!stored) throw noAction();
    return actionAnswer(stored, await stepsOf(session, [id]), await todayOf(session, this.clock.now()));
  }

  /** @throws ProblemError not_found; conflict naming who changed what; invalid_request for what is fixed */
  patch({ params, body }: InputOf<typeof patchAction>, actor: ActingPerson): Promise<Action> {
    const { revision, goal, themeId, ...given } = body;
    for (const [field, value] of Object.entries({ goal, themeId }))
      if (value !== undefined)
        throw wrong(
          field,
          'is fixed since the action was made: one that could be moved would always be reached. Make a new action',
        );
    return promptTransaction(this.database, async (session) => {
      const before = await this.hold(session, params.id, revision);
      const editor = await this.editor(session, actor);
      const wanted = definedOf(given);
      checkMeans(wanted.means ?? []);
      checkDays({ ...before, ...wanted });
      refuseFixedRelease(before, wanted.releaseOn, editor.today);
      await writeChange(session, before, wanted, { editor, action: 'change' });
      return this.one(session, params.id);
    });
  }

  remove(id: string, actor: ActingPerson): Promise<void> {
    return promptTransaction(this.database, (session) => this.takeOff(session, id, actor, true));
  }

  restore(id: string, actor: ActingPerson): Promise<Action> {
    return promptTransaction(this.database, async (session) => {
      await this.takeOff(session, id, actor, false);
      return this.one(session, id);
    });
  }

  /** Holds an action that is there, at the revision that was read. @throws ProblemError not_found, conflict */
  async hold(session: Session, id: string, revision?: number): Promise<StoredAction> {
    const found = await lockAction(session, id);
    if (!found) throw noAction();
    if (found.removedAt !== null) throw new ProblemError('not_found', 'this action was deleted; put it back first');
    if (revision !== undefined && found.revision !== revision)
      throw conflictOf(await changesSince(session, id, revision));
    return found;
  }

  async editor(session: Session, actor: ActingPerson): Promise<Editor> {
    const now = this.clock.now();
    return { personId: actor.id, name: actor.name, now, today: await todayOf(session, now) };
  }

  private async takeOff(session: Session, id: string, actor: ActingPerson, off: boolean): Promise<void> {
    const found = await lockAction(session, id);
    if (!found) throw noAction();
    const editor = { personId: actor.id, now: this.clock.now() };
    // what was wanted is so already: no failure
    if (!(await removeAction(session, id, off ? editor.now : null, editor))) return;
    const detail = { revision: found.revision + 1, fields: [] };
    await logActionChange(session, editor, { actionId: id, action: off ? 'remove' : 'restore', detail });
    await notifyPages(session, { kind: 'actions' });
  }

  private async withBelow(themes: readonly number[] | undefined): Promise<readonly number[] | undefined> {
    if (themes === undefined) return undefined;
    const below = descendantsOf((await readTaxonomy(this.database)).themes);
    return themes.flatMap((id) => below.get(id) ?? [id]);
  }
}

/** @throws ProblemError when the release has come and another day is given */
export function refuseFixedRelease(
  { releaseFixedAt, status, releaseOn }: StoredAction,
  wanted: string | null | undefined,
  today: string,
): void {
  if (wanted === undefined || wanted === releaseOn) return;
  if (releaseFixedAt !== null || isReleased({ status, releaseOn }, today))
    throw wrong(
      'releaseOn',
      `the release of ${releaseOn ?? ''} has come; its effect is counted from that day, which stays`,
    );
}

export function noAction(): ProblemError {
  return new ProblemError('not_found', 'there is no such action');
}

function definedOf(given: { readonly [Key in keyof Wanted]: Wanted[Key] | undefined }): Wanted {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function byAction(steps: readonly StoredStep[]): ReadonlyMap<string, readonly StoredStep[]> {
  const found = new Map<string, StoredStep[]>();
  for (const step of steps) found.set(step.actionId, [...(found.get(step.actionId) ?? []), step]);
  return found;
}
