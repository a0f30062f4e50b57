import { moveAction, patchAction, type Action } from '@koe/api/contract/actions';
import { nextStatuses, type ActionStatus } from '@koe/sql/domain/action/status';
import { call } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';
import { language } from '../../../state/language.svelte.js';
import { toasts } from '../../../state/toasts.svelte.js';
import { problemText } from '../../voices/problem-text.js';
import { actions } from '../actions.svelte.js';
import { asksNothing, moveNeeds, type MoveNeeds } from './move-needs.js';

/** What a person gave for a change of status. */
export interface Given {
  readonly ownerId?: string;
  readonly reason: string | null;
  readonly releaseOn?: string;
}

/** Changes of status, wherever they begin: a drag, a menu, the page. What is missing is asked for by the one dialog of the screen. */
class Mover {
  pending = $state.raw<{ readonly action: Action; readonly to: ActionStatus; readonly needs: MoveNeeds } | null>(null);

  start(action: Action, to: ActionStatus): void {
    const needs = moveNeeds(action, to, actions.today);
    if (needs === null) toasts.show(language.words.actions.move.impossible);
    else if (asksNothing(needs)) void this.try(action, to);
    else this.pending = { action, to, needs };
  }

  /** @throws ApiProblem */
  async move(action: Action, to: ActionStatus, given: Given): Promise<void> {
    const { ownerId, ...rest } = given;
    try {
      let { revision } = action;
      if (ownerId !== undefined) {
        const owned = await call(patchAction, { params: { id: action.id }, body: { revision, ownerId } });
        actions.replace(owned);
        ({ revision } = owned);
      }
      const moved = await call(moveAction, { params: { id: action.id }, body: { revision, to, ...rest } });
      actions.replace(moved);
      this.say(moved, action.status);
    } finally {
      // also after a refusal: what is shown is what stands
      void actions.load();
    }
  }

  private async try(action: Action, to: ActionStatus): Promise<void> {
    try {
      await this.move(action, to, { reason: null });
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      toasts.show(moveProblem(error), { tone: 'danger' });
    }
  }

  private say(moved: Action, before: ActionStatus): void {
    const words = language.words.actions;
    // a way back that wants a reason is no undo
    const undoable = nextStatuses(moved.status).some(({ to, needs }) => to === before && needs.length === 0);
    toasts.show(words.move.done(moved.title, words.status[moved.status]), {
      ...(undoable && { action: { label: language.words.common.undo, run: () => void this.try(moved, before) } }),
    });
  }
}

/** What a refused change says; one that came too late names who was first, as the server wrote it. */
export function moveProblem(problem: ApiProblem): string {
  if (problem.code === 'conflict') return `${language.words.actions.move.conflict} ${problem.detail ?? ''}`.trim();
  return problemText(problem, language.words);
}

export const mover = new Mover();
