import { Inject, Injectable } from '@nestjs/common';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { changeDraft, discardDraft, rebaseDraft, undoChange } from '@koe/sql/queries/taxonomy/draft';
import { readDraft, type Draft as StoredDraft, type Editor } from '@koe/sql/queries/taxonomy/draft-row';
import { publishDraft, type Publication } from '@koe/sql/queries/taxonomy/publish';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type {
  changeDraft as changeRoute,
  Draft,
  publishDraft as publishRoute,
  undoDraftChange,
} from '../contract/taxonomy.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { draftAnswer, readNames } from './answers.js';
import { withTaxonomyProblems } from './taxonomy-problems.js';

const SUBJECT = 'taxonomy_draft';

/** The tree being edited: one draft an installation, every edit a transaction. */
@Injectable()
export class DraftService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(): Promise<Draft | null> {
    const draft = await readDraft(this.database);
    return draft && this.answer(this.database, draft);
  }

  /** @throws ProblemError conflict when the change cannot be made, or another draft was seen */
  change({ body }: InputOf<typeof changeRoute>, actor: ActingPerson): Promise<Draft> {
    return this.edit(actor, (session, editor) => changeDraft(session, body.edit, body.request, editor));
  }

  /** @throws ProblemError conflict when a later change needs it */
  undo({ params, query }: InputOf<typeof undoDraftChange>, actor: ActingPerson): Promise<Draft> {
    return this.edit(actor, (session, editor) => undoChange(session, query.edit, params.index, editor));
  }

  rebase(edit: number, actor: ActingPerson): Promise<Draft> {
    return this.edit(actor, (session, editor) => rebaseDraft(session, edit, editor));
  }

  async discard(edit: number, actor: ActingPerson): Promise<void> {
    await withTaxonomyProblems(() =>
      promptTransaction(this.database, async (session) => {
        await discardDraft(session, edit);
        await logChange(session, this.editorOf(actor), { action: 'discard', subject: SUBJECT, detail: {} });
        await notify(session, { kind: 'themes' });
      }),
    );
  }

  /** @throws ProblemError conflict: another draft was seen, it is empty or stands on an old tree, or a reclassification runs */
  publish({ body }: InputOf<typeof publishRoute>, actor: ActingPerson): Promise<Publication> {
    return withTaxonomyProblems(() =>
      promptTransaction(this.database, async (session) => {
        const editor = this.editorOf(actor);
        const publication = await publishDraft(session, body.edit, editor);
        const subject = `taxonomy_version:${publication.version}`;
        await logChange(session, editor, { action: 'publish', subject, detail: publication });
        await notify(session, { kind: 'themes' });
        await notify(session, { kind: 'reclassification', id: publication.reclassificationId });
        return publication;
      }),
    );
  }

  private edit(actor: ActingPerson, work: (session: Session, editor: Editor) => Promise<StoredDraft>): Promise<Draft> {
    return withTaxonomyProblems(() =>
      promptTransaction(this.database, async (session) => {
        const draft = await work(session, this.editorOf(actor));
        await notify(session, { kind: 'themes' });
        return this.answer(session, draft);
      }),
    );
  }

  private async answer(session: Session, draft: StoredDraft): Promise<Draft> {
    const { version } = await readTaxonomy(session);
    return draftAnswer(draft, version, await readNames(session));
  }

  private editorOf(actor: ActingPerson): Editor {
    return { personId: actor.id, now: this.clock.now() };
  }
}
