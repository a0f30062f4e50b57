import {
  changeDraft,
  discardDraft,
  getDraft,
  importTaxonomy,
  previewDraft,
  publishDraft,
  rebaseDraft,
  undoDraftChange,
  type Draft,
} from '@koe/api/contract/taxonomy';
import type { ThemeRequest } from '@koe/sql/domain/taxonomy/change';
import type { z } from 'zod';
import { call } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';
import { taxonomy } from '../../../state/taxonomy.svelte.js';

export type Preview = z.output<NonNullable<(typeof previewDraft)['answer']>>;
export type ImportLook = z.output<NonNullable<(typeof importTaxonomy)['answer']>>;
type ImportBody = Omit<z.input<NonNullable<(typeof importTaxonomy)['body']>>, 'edit'>;

/** A person who makes several changes in a row is not tried on for each. */
const PREVIEW_AFTER_MS = 500;

/** The draft of the tree as this page knows it, and what it would move. */
class DraftState {
  /** Undefined until it was read; null when nobody edits. */
  draft = $state.raw<Draft | null | undefined>(undefined);
  /** Why it could not be read. */
  problem = $state.raw<ApiProblem | null>(null);
  preview = $state.raw<Preview | null>(null);
  previewProblem = $state.raw<ApiProblem | null>(null);
  previewing = $state(false);
  /** Whether a change is on its way. */
  busy = $state(false);
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private run: AbortController | null = null;

  /** Reads it again: when the screen opens and when somebody changed it. Never rejects. */
  async load(): Promise<void> {
    try {
      const { draft } = await call(getDraft);
      this.problem = null;
      if (draft?.edit !== this.draft?.edit || this.draft === undefined) this.take(draft);
    } catch (error) {
      this.problem = asProblem(error);
    }
  }

  /** Makes changes one after the other. @throws ApiProblem of the first that is refused; those before it stay made */
  async change(requests: readonly ThemeRequest[]): Promise<void> {
    await this.write(async () => {
      for (const request of requests)
        this.take(await call(changeDraft, { body: { edit: this.draft?.edit ?? null, request } }));
    });
  }

  /** @throws ApiProblem */
  async undo(index: number): Promise<void> {
    await this.write(async () => {
      this.take(await call(undoDraftChange, { params: { index }, query: { edit: this.draft?.edit ?? 0 } }));
    });
  }

  /** @throws ApiProblem */
  async discard(): Promise<void> {
    await this.write(async () => {
      await call(discardDraft, { query: { edit: this.draft?.edit ?? 0 } });
      this.take(null);
    });
  }

  /** @throws ApiProblem */
  async rebase(): Promise<void> {
    await this.write(async () => {
      this.take(await call(rebaseDraft, { body: { edit: this.draft?.edit ?? 0 } }));
    });
  }

  /** @throws ApiProblem */
  async publish(): Promise<void> {
    await this.write(async () => {
      await call(publishDraft, { body: { edit: this.draft?.edit ?? 0 } });
      this.take(null);
    });
  }

  /** What a file would change, or with `apply` the change itself. @throws ApiProblem */
  async import(body: ImportBody): Promise<ImportLook> {
    await this.load();
    let look: ImportLook | null = null;
    await this.write(async () => {
      look = await call(importTaxonomy, { body: { ...body, edit: this.draft?.edit ?? null } });
      if (look.draft) this.take(look.draft);
    });
    if (look === null) throw new Error('an import answers');
    return look;
  }

  /** Tries the draft on real voices. Never rejects. */
  async tryOut(): Promise<void> {
    clearTimeout(this.waiting);
    this.run?.abort();
    const { draft } = this;
    if (!draft || draft.changes.length === 0) {
      this.preview = null;
      this.previewing = false;
      return;
    }
    const run = new AbortController();
    this.run = run;
    this.previewing = true;
    try {
      const preview = await call(previewDraft, { body: { edit: draft.edit }, signal: run.signal });
      if (run.signal.aborted) return;
      this.preview = preview;
      this.previewProblem = null;
    } catch (error) {
      if (run.signal.aborted) return;
      this.previewProblem = asProblem(error);
    } finally {
      if (this.run === run) this.previewing = false;
    }
  }

  private async write(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
    } catch (error) {
      // somebody else was quicker: what is shown is what there is
      if (error instanceof ApiProblem && ['changed_meanwhile', 'no_draft'].includes(error.field('fault') ?? ''))
        await this.load();
      throw error;
    } finally {
      this.busy = false;
      void taxonomy.load();
    }
  }

  private take(draft: Draft | null): void {
    this.draft = draft;
    if (!draft) this.preview = null;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.tryOut(), PREVIEW_AFTER_MS);
  }
}

function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
}

export const editing = new DraftState();
