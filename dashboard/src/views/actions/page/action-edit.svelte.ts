import {
  getAction,
  putLink,
  putNote,
  removeLink,
  removeNote,
  type ActionLink,
  type ActionNote,
} from '@koe/api/contract/action-page';
import { orderSteps, putStep, removeStep, type ActionStep } from '@koe/api/contract/action-steps';
import { patchAction, removeAction, restoreAction, type Action } from '@koe/api/contract/actions';
import type { z } from 'zod';
import { call } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';
import { language } from '../../../state/language.svelte.js';
import { Resource } from '../../../state/resource.svelte.js';
import { toasts } from '../../../state/toasts.svelte.js';
import { actions } from '../actions.svelte.js';
import { moveProblem } from '../move/mover.svelte.js';

type Patch = Omit<z.input<NonNullable<(typeof patchAction)['body']>>, 'revision' | 'goal'>;
/** A step as a form holds it. */
export type StepDraft = Omit<z.input<NonNullable<(typeof putStep)['body']>>, 'revision'>;

/** One action with all that hangs on it, and every change that a person can make of it. Changes can be undone from the toast. */
export class ActionEdit {
  readonly detail = new Resource((signal) => call(getAction, { params: { id: this.id }, signal }));

  constructor(private readonly id: string) {}

  async patch(change: Patch, undo?: Patch): Promise<boolean> {
    return this.doing(
      async () => {
        const revision = this.detail.value?.revision ?? 1;
        const changed = await call(patchAction, { params: { id: this.id }, body: { revision, ...change } });
        this.take(changed);
      },
      language.words.actions.page.saved,
      undo && (() => void this.patch(undo)),
    );
  }

  /** @param step null for a new one */
  async saveStep(step: ActionStep | null, draft: StepDraft, undoable = false): Promise<boolean> {
    const stepId = step?.id ?? crypto.randomUUID();
    const params = { id: this.id, stepId };
    let saved: ActionStep | undefined;
    return this.doing(
      async () => {
        saved = await call(putStep, { params, body: { revision: step?.revision ?? null, ...draft } });
      },
      undoable ? language.words.actions.page.saved : null,
      undoable && step ? () => saved && void this.saveStep(saved, draftOfStep(step)) : undefined,
    );
  }

  async dropStep(step: ActionStep): Promise<boolean> {
    // those that wait for it wait no longer: putting it back ties them again
    const waiting = (this.detail.value?.steps ?? []).filter(({ dependsOn }) => dependsOn.includes(step.id));
    const params = { id: this.id, stepId: step.id };
    return this.doing(
      () => call(removeStep, { params }),
      language.words.actions.page.stepRemoved,
      () =>
        void this.doing(async () => {
          await call(putStep, {
            params,
            body: { revision: null, ...draftOfStep(step), position: step.position },
          });
          await this.detail.load();
          for (const each of waiting) {
            const now = this.detail.value?.steps.find(({ id }) => id === each.id);
            if (now)
              await call(putStep, {
                params: { id: this.id, stepId: now.id },
                body: { revision: now.revision, ...draftOfStep(now), dependsOn: [...now.dependsOn, step.id] },
              });
          }
        }, null),
    );
  }

  async order(stepIds: readonly string[]): Promise<boolean> {
    return this.doing(() => call(orderSteps, { params: { id: this.id }, body: { stepIds: [...stepIds] } }), null);
  }

  async note(text: string, mentions: readonly string[]): Promise<boolean> {
    const params = { id: this.id, noteId: crypto.randomUUID() };
    return this.doing(() => call(putNote, { params, body: { text, mentions: [...mentions] } }), null);
  }

  async dropNote(note: ActionNote): Promise<boolean> {
    const params = { id: this.id, noteId: note.id };
    const body = { text: note.text, mentions: note.mentions.map(({ id }) => id) };
    return this.doing(
      () => call(removeNote, { params }),
      language.words.actions.page.noteRemoved,
      () => void this.doing(() => call(putNote, { params, body }), null),
    );
  }

  async link(title: string, url: string): Promise<boolean> {
    const params = { id: this.id, linkId: crypto.randomUUID() };
    return this.doing(() => call(putLink, { params, body: { kind: 'attachment', url, targetId: null, title } }), null);
  }

  async dropLink({ id, kind, url, targetId, title }: ActionLink): Promise<boolean> {
    const params = { id: this.id, linkId: id };
    return this.doing(
      () => call(removeLink, { params }),
      language.words.actions.page.linkRemoved,
      () => void this.doing(() => call(putLink, { params, body: { kind, url, targetId, title } }), null),
    );
  }

  async remove(): Promise<boolean> {
    const title = this.detail.value?.title ?? '';
    return this.doing(
      () => call(removeAction, { params: { id: this.id } }),
      language.words.actions.page.removedToast(title),
      () => void this.restore(),
    );
  }

  async restore(): Promise<boolean> {
    return this.doing(() => call(restoreAction, { params: { id: this.id } }), null);
  }

  /** The last refusal, as a form shows it; null when the last change was taken. */
  problem = $state.raw<ApiProblem | null>(null);

  private take(changed: Action): void {
    actions.replace(changed);
    const { value } = this.detail;
    if (value) this.detail.value = { ...value, ...changed };
  }

  /** @param said null says nothing: what changed is seen where it was changed */
  private async doing(work: () => Promise<unknown>, said: string | null, undo?: () => void): Promise<boolean> {
    let done = false;
    try {
      await work();
      this.problem = null;
      done = true;
      if (said !== null) toasts.show(said, undo ? { action: { label: language.words.common.undo, run: undo } } : {});
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      this.problem = error;
      toasts.show(moveProblem(error), { tone: 'danger' });
    }
    // also after a refusal: what is shown is what stands
    await this.detail.load();
    void actions.load();
    return done;
  }
}

/** A step as it is sent. */
export function draftOfStep({ text, owner, startOn, dueOn, done, blockedReason, dependsOn }: ActionStep): StepDraft {
  return { text, ownerId: owner?.id ?? null, startOn, dueOn, done, blockedReason, dependsOn: [...dependsOn] };
}
