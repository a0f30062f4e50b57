import { Inject, Injectable } from '@nestjs/common';
import {
  decideSuggestion,
  lockSuggestion,
  reopenSuggestion,
  type Suggestion as Stored,
} from '@koe/sql/queries/suggestion/suggestion';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { addThemeToDraft } from '@koe/sql/queries/taxonomy/draft';
import type { Editor } from '@koe/sql/queries/taxonomy/draft-row';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { acceptSuggestion, dismissSuggestion, Suggestion } from '../contract/suggestions.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { withTaxonomyProblems } from '../taxonomy/taxonomy-problems.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { answers, noSuggestion } from './suggestions.service.js';

/** What people make of emerging themes. Each decision is one transaction and stands in the change log. */
@Injectable()
export class DecisionsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError not_found; conflict when it was decided on, the name is taken or the parent is not in the draft */
  accept({ params, body }: InputOf<typeof acceptSuggestion>, actor: ActingPerson): Promise<{ themeId: number }> {
    return withTaxonomyProblems(() =>
      promptTransaction(this.database, async (session) => {
        const editor = this.editorOf(actor);
        const stored = await undecided(session, params.id);
        const seeds = [...stored.phrases];
        const themeId = await addThemeToDraft(
          session,
          {
            name: body.name,
            parent: body.parent,
            examples: stored.lang === 'ja' ? { ja: seeds, en: [] } : { ja: [], en: seeds },
            positives: stored.itemIds,
          },
          editor,
        );
        const { suggestionId } = stored;
        await decideSuggestion(session, { suggestionId, status: 'accepted', reason: null, themeId, ...editor });
        await this.log(session, editor, 'accept', stored, { themeId, name: body.name });
        await notify(session, { kind: 'themes' });
        return { themeId };
      }),
    );
  }

  /** @throws ProblemError not_found, conflict when it was decided on */
  dismiss({ params, body }: InputOf<typeof dismissSuggestion>, actor: ActingPerson): Promise<Suggestion> {
    return promptTransaction(this.database, async (session) => {
      const editor = this.editorOf(actor);
      const stored = await undecided(session, params.id);
      const { reason } = body;
      const { suggestionId } = stored;
      await decideSuggestion(session, { suggestionId, status: 'dismissed', reason, themeId: null, ...editor });
      await this.log(session, editor, 'dismiss', stored, { reason });
      return answerOf(session, suggestionId);
    });
  }

  /** @throws ProblemError not_found, conflict when it was not dismissed */
  reopen(id: string, actor: ActingPerson): Promise<Suggestion> {
    return promptTransaction(this.database, async (session) => {
      const stored = await lockSuggestion(session, id);
      if (!stored) throw noSuggestion();
      if (stored.status !== 'dismissed') throw new ProblemError('conflict', 'only a dismissal can be taken back');
      await reopenSuggestion(session, id);
      await this.log(session, this.editorOf(actor), 'reopen', stored, {});
      return answerOf(session, id);
    });
  }

  private async log(session: Session, editor: Editor, action: string, stored: Stored, detail: object): Promise<void> {
    const subject = `theme_suggestion:${stored.suggestionId}`;
    await logChange(session, editor, { action, subject, detail: { phrases: stored.phrases, ...detail } });
    await notify(session, { kind: 'suggestions' });
  }

  private editorOf(actor: ActingPerson): Editor {
    return { personId: actor.id, now: this.clock.now() };
  }
}

async function undecided(session: Session, id: string): Promise<Stored> {
  const stored = await lockSuggestion(session, id);
  if (!stored) throw noSuggestion();
  if (stored.status === 'accepted' || stored.status === 'dismissed')
    throw new ProblemError('conflict', 'somebody has decided on this suggestion already; look at it again');
  return stored;
}

async function answerOf(session: Session, id: string): Promise<Suggestion> {
  const stored = await lockSuggestion(session, id);
  const [answer] = await answers(session, stored ? [stored] : []);
  if (!answer) throw noSuggestion();
  return answer;
}
