import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { missingToPublish, type CaseContent } from '@koe/sql/domain/case/case-study';
import { readActions, type StoredAction } from '@koe/sql/queries/action/action';
import { writeLink } from '@koe/sql/queries/action/link';
import {
  findCase,
  lockCase,
  removeCase,
  setCaseStatus,
  writeCase,
  type CaseEditor,
  type StoredCase,
} from '@koe/sql/queries/case/case-study';
import { readCaseQuotes, writeCaseQuotes } from '@koe/sql/queries/case/quote';
import { readCaseRevisions } from '@koe/sql/queries/case/revision';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { addCase, CaseAnswer, listCaseRevisions, putCase, putCaseStatus } from '../contract/cases.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { caseAnswer, contentOf } from './case-answer.js';
import { CaseFactsService } from './case-facts.service.js';
import { CaseQuotesService } from './case-quotes.service.js';

type Revisions = z.input<NonNullable<(typeof listCaseRevisions)['answer']>>;
const COUNTED = ['before', 'after', 'filter', 'metrics'] as const;

/** One case study: written, published, read. */
@Injectable()
export class CaseService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CaseFactsService) private readonly counting: CaseFactsService,
    @Inject(CaseQuotesService) private readonly quoting: CaseQuotesService,
  ) {}

  /** @throws ProblemError not_found */
  read(caseId: string, personId: string | null): Promise<CaseAnswer> {
    return this.answer(this.database, caseId, personId);
  }

  /** @throws ProblemError invalid_request for a theme, metric, action or quote that there is not */
  async add({ body }: InputOf<typeof addCase>, actor: ActingPerson): Promise<CaseAnswer> {
    const counted = await this.counting.count(body);
    return promptTransaction(this.database, async (session) => {
      const editor = this.editor(actor);
      const caseId = randomUUID();
      await this.refuseUnknown(session, body);
      await writeCase(session, { caseId, revision: 1, content: body, ...counted, factsAt: editor.now }, editor);
      await writeCaseQuotes(session, caseId, await this.quoting.read(session, body, []));
      await linkAction(session, { caseId, content: body }, editor);
      await this.note(session, editor, { action: 'add', caseId, detail: { title: body.title } });
      return this.answer(session, caseId, actor.id);
    });
  }

  /** @throws ProblemError not_found; conflict when somebody changed it meanwhile; invalid_request as for `add` */
  async put({ params, body }: InputOf<typeof putCase>, actor: ActingPerson): Promise<CaseAnswer> {
    const { content, recount, revision } = body;
    const known = await this.must(this.database, params.id);
    refuseChanged(known, revision);
    const before = contentOf(known, []);
    const same = COUNTED.every((field) => JSON.stringify(before[field]) === JSON.stringify(content[field]));
    const counted =
      same && !recount
        ? { facts: known.facts, trend: known.trend, factsAt: known.factsAt }
        : { ...(await this.counting.count(content)), factsAt: this.clock.now() };
    return promptTransaction(this.database, async (session) => {
      const editor = this.editor(actor);
      const held = await lockCase(session, params.id);
      if (!held) throw noCase();
      refuseChanged(held, revision);
      await this.refuseUnknown(session, content);
      if (held.status === 'published') refuseUnfinished(content);
      const kept = await readCaseQuotes(session, params.id);
      await writeCase(session, { caseId: params.id, revision: revision + 1, content, ...counted }, editor);
      await writeCaseQuotes(session, params.id, await this.quoting.read(session, content, kept));
      if (content.actionId !== held.actionId) await linkAction(session, { caseId: params.id, content }, editor);
      await this.note(session, editor, { action: 'change', caseId: params.id, detail: { revision: revision + 1 } });
      return this.answer(session, params.id, actor.id);
    });
  }

  /** @throws ProblemError not_found; conflict; invalid_request naming what is missing to publish */
  setStatus({ params, body }: InputOf<typeof putCaseStatus>, actor: ActingPerson): Promise<CaseAnswer> {
    return promptTransaction(this.database, async (session) => {
      const editor = this.editor(actor);
      const held = await lockCase(session, params.id);
      if (!held) throw noCase();
      refuseChanged(held, body.revision);
      if (body.status === 'published') refuseUnfinished(held);
      await setCaseStatus(session, { caseId: params.id, status: body.status }, editor);
      const action = body.status === 'published' ? 'publish' : 'withdraw';
      await this.note(session, editor, { action, caseId: params.id, detail: { before: held.status } });
      return this.answer(session, params.id, actor.id);
    });
  }

  /** @throws ProblemError not_found; conflict for a published case */
  remove(caseId: string, actor: ActingPerson): Promise<void> {
    return promptTransaction(this.database, async (session) => {
      const held = await lockCase(session, caseId);
      if (!held) throw noCase();
      if (held.status === 'published')
        throw new ProblemError('conflict', 'a published case is made a draft before it is deleted');
      await removeCase(session, caseId);
      await this.note(session, this.editor(actor), { action: 'remove', caseId, detail: { title: held.title } });
    });
  }

  /** @throws ProblemError not_found */
  async revisions(caseId: string): Promise<Revisions> {
    await this.must(this.database, caseId);
    const kept = await readCaseRevisions(this.database, caseId);
    return {
      revisions: kept.map(({ revision, at, personId, personName, content }, index) => ({
        revision,
        at: at.toISOString(),
        by: personId === null || personName === null ? null : { id: personId, name: personName },
        changed: changedFields(content, kept[index + 1]?.content),
        content,
      })),
    };
  }

  private async answer(session: Session, caseId: string, personId: string | null): Promise<CaseAnswer> {
    const study = await findCase(session, caseId, personId);
    if (!study) throw noCase();
    const actions = study.actionId === null ? [] : await readActions(session, { ids: [study.actionId] });
    const quotes = await readCaseQuotes(session, caseId);
    return caseAnswer(study, quotes, new Map(actions.map((action): [string, StoredAction] => [action.id, action])));
  }

  private async must(session: Session, caseId: string): Promise<StoredCase> {
    const study = await findCase(session, caseId, null);
    if (!study) throw noCase();
    return study;
  }

  private async refuseUnknown(session: Session, { themeId, actionId }: CaseContent): Promise<void> {
    const { themes } = await readTaxonomy(session);
    if (!themes.some(({ id }) => id === themeId)) throw invalid('themeId', 'there is no such theme');
    if (actionId !== null && (await readActions(session, { ids: [actionId] })).length === 0)
      throw invalid('actionId', 'there is no such action');
  }

  private editor(actor: ActingPerson): CaseEditor {
    return { personId: actor.id, now: this.clock.now() };
  }

  private async note(
    session: Session,
    editor: CaseEditor,
    { action, caseId, detail }: { readonly action: string; readonly caseId: string; readonly detail: object },
  ): Promise<void> {
    await logChange(session, editor, { action, subject: `case_study:${caseId}`, detail });
    await notify(session, { kind: 'cases' });
  }
}

/** The action tells of the case that was made from it. */
async function linkAction(
  session: Session,
  { caseId, content }: { readonly caseId: string; readonly content: CaseContent },
  { personId, now }: CaseEditor,
): Promise<void> {
  const { actionId, title } = content;
  if (actionId === null) return;
  await writeLink(session, {
    id: randomUUID(),
    actionId,
    kind: 'case',
    url: null,
    targetId: caseId,
    title,
    personId,
    now,
  });
}

function changedFields(content: CaseContent, before: CaseContent | undefined): string[] {
  if (before === undefined) return [];
  const was: Readonly<Record<string, unknown>> = { ...before };
  return Object.entries(content).flatMap(([field, value]) =>
    JSON.stringify(value) === JSON.stringify(was[field]) ? [] : [field],
  );
}

function refuseChanged(study: StoredCase, revision: number): void {
  if (study.revision === revision) return;
  const who = study.updatedByName ?? 'somebody';
  throw new ProblemError('conflict', `${who} changed this case meanwhile; load it again before you save`);
}

function refuseUnfinished(study: Pick<CaseContent, 'story' | 'analysis' | 'lesson'>): void {
  const missing = missingToPublish(study);
  if (missing.length > 0)
    throw new ProblemError(
      'invalid_request',
      `what happened, the analysis and the lesson are needed to publish: ${missing.join(', ')}`,
      missing.map((field) => ({ field, message: 'needed to publish' })),
    );
}

function invalid(field: string, message: string): ProblemError {
  return new ProblemError('invalid_request', message, [{ field, message }]);
}

function noCase(): ProblemError {
  return new ProblemError('not_found', 'there is no such case; it may have been deleted');
}
