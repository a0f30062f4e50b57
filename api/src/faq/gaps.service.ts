import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { COVERED_FROM } from '@koe/sql/domain/faq/coverage';
import { DEFAULT_ANSWERABLE, type Answerable } from '@koe/sql/domain/faq/assumption';
import { readActions } from '@koe/sql/queries/action/action';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { readAnswerable, writeAnswerable } from '@koe/sql/queries/faq/answerable';
import { readArticlesOf } from '@koe/sql/queries/faq/article';
import { decideGap, findGap, judgeGap, lockGap, readGaps, type StoredGap } from '@koe/sql/queries/faq/gap';
import { faqUnderWay, newestFaqRun } from '@koe/sql/queries/faq/run';
import { readSummaries } from '@koe/sql/queries/item/summaries';
import { readTexts } from '@koe/sql/queries/theme/texts';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import { readOrganisation } from '@koe/sql/server/settings';
import type { ActingPerson } from '../access/actor.js';
import type { FaqGap, listFaqGaps, putFaqGap, putFaqJudgement } from '../contract/faq.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { gapAnswer, runAnswer, typicalItems, type GapWorld } from './gap-answer.js';

type List = z.input<NonNullable<(typeof listFaqGaps)['answer']>>;

/** Questions that recur, and what is decided about them. */
@Injectable()
export class GapsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(): Promise<List> {
    const [gaps, run, underWay] = await Promise.all([
      readGaps(this.database),
      newestFaqRun(this.database),
      faqUnderWay(this.database),
    ]);
    const world = await this.worldOf(this.database, gaps);
    return {
      run: run && runAnswer(run),
      gaps: gaps.map((gap) => gapAnswer(gap, world)).sort(byWorth),
      looking: underWay.looking,
      articles: world.articles.size,
      answerable: world.answerable,
      answerableDefault: DEFAULT_ANSWERABLE,
      coveredFrom: COVERED_FROM,
    };
  }

  async look(actor: ActingPerson): Promise<void> {
    await promptTransaction(this.database, async (session) => {
      const editor = { personId: actor.id, now: this.clock.now() };
      await addJob(session, 'faq_gaps', {});
      await logChange(session, editor, { action: 'look', subject: 'faq_gap', detail: {} });
    });
  }

  /** @throws ProblemError not_found; invalid_request for a person or an action that there is not */
  decide({ params, body }: InputOf<typeof putFaqGap>, actor: ActingPerson): Promise<FaqGap> {
    return this.change(params.id, actor, 'decide', async (session, gap) => {
      const actionId = 'actionId' in body ? (body.actionId ?? gap.actionId) : null;
      if (actionId !== null && (await readActions(session, { ids: [actionId] })).length === 0)
        throw invalid('actionId', 'there is no such action');
      const isWriting = body.status === 'writing';
      const isPublished = body.status === 'published';
      const ownerId = isWriting ? body.ownerId : isPublished ? gap.ownerId : null;
      if (isWriting && !(await personExists(session, body.ownerId)))
        throw invalid('ownerId', 'there is no such person');
      const decision = {
        status: body.status,
        ownerId,
        dueOn: isWriting ? body.dueOn : isPublished ? gap.dueOn : null,
        actionId,
        reason: body.status === 'dismissed' ? body.reason : null,
      };
      await decideGap(session, { gapId: gap.gapId, ...decision, personId: actor.id, now: this.clock.now() });
      return { before: gap.status, ...decision };
    });
  }

  /** @throws ProblemError not_found; invalid_request for an article that there is not */
  judge({ params, body }: InputOf<typeof putFaqJudgement>, actor: ActingPerson): Promise<FaqGap> {
    return this.change(params.id, actor, 'judge', async (session, gap) => {
      const { articleId, answers } = body;
      if (articleId !== null && !(await readArticlesOf(session)).some((article) => article.articleId === articleId))
        throw invalid('articleId', 'there is no such article; it may have been removed');
      const judged = { gapId: gap.gapId, articleId, answers: articleId === null ? null : answers };
      await judgeGap(session, judged);
      return { before: gap.judgedAnswers, ...judged };
    });
  }

  setAnswerable(answerable: Answerable, actor: ActingPerson): Promise<Answerable> {
    return promptTransaction(this.database, async (session) => {
      const editor = { personId: actor.id, now: this.clock.now() };
      const detail = { before: await readAnswerable(session), after: answerable };
      await writeAnswerable(session, answerable, editor);
      await logChange(session, editor, { action: 'change', subject: 'setting:faq', detail });
      await notify(session, { kind: 'faq' });
      return answerable;
    });
  }

  private change(
    gapId: string,
    actor: ActingPerson,
    action: string,
    work: (session: Session, gap: StoredGap) => Promise<object>,
  ): Promise<FaqGap> {
    return promptTransaction(this.database, async (session) => {
      const gap = await lockGap(session, gapId);
      if (!gap) throw noGap();
      const detail = await work(session, gap);
      const editor = { personId: actor.id, now: this.clock.now() };
      await logChange(session, editor, { action, subject: `faq_gap:${gapId}`, detail });
      await notify(session, { kind: 'faq' });
      const changed = await findGap(session, gapId);
      if (!changed) throw noGap();
      return gapAnswer(changed, await this.worldOf(session, [changed]));
    });
  }

  private async worldOf(session: Session, gaps: readonly StoredGap[]): Promise<GapWorld> {
    const run = await newestFaqRun(session);
    const answerable = await readAnswerable(session);
    const { timeZone } = await readOrganisation(session);
    const articles = await readArticlesOf(session);
    const itemIds = [...new Set(gaps.flatMap(typicalItems))];
    const rows = await readSummaries(session, itemIds);
    const texts = await readTexts(session, itemIds, null);
    return {
      run,
      timeZone,
      answerable,
      articles: new Map(articles.map((article) => [article.articleId, article])),
      items: new Map(rows.map((row) => [row.itemId, row])),
      texts: new Map(texts.map(({ id, text }) => [id, text])),
    };
  }
}

const STATUS_ORDER: readonly FaqGap['status'][] = ['open', 'writing', 'published', 'dismissed', 'past'];

/** What waits for somebody first, and of that what would save most. */
function byWorth(one: FaqGap, other: FaqGap): number {
  return (
    Number(one.covered) - Number(other.covered) ||
    STATUS_ORDER.indexOf(one.status) - STATUS_ORDER.indexOf(other.status) ||
    other.saved[1] - one.saved[1] ||
    other.perWeek.value - one.perWeek.value ||
    (one.id < other.id ? -1 : 1)
  );
}

async function personExists(session: Session, personId: string): Promise<boolean> {
  return (await session.query('select 1 from person where person_id = $1', [personId])).length > 0;
}

function invalid(field: string, message: string): ProblemError {
  return new ProblemError('invalid_request', message, [{ field, message }]);
}

function noGap(): ProblemError {
  return new ProblemError('not_found', 'there is no such question');
}
