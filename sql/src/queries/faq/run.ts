import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** One look for recurring questions. */
export interface FaqRun {
  readonly runId: string;
  /** Local day numbers, inclusive: whole weeks. */
  readonly fromDay: number;
  readonly toDay: number;
  /** Questions of the period, and how many of them were read. */
  readonly questions: number;
  readonly read: number;
  /** Of those read, those that no other repeats. */
  readonly alone: number;
  readonly articles: number;
  readonly found: number;
  readonly at: Date;
}

const insert = statement(
  'note faq run',
  `insert into faq_run (run_id, from_day, to_day, questions, read, alone, articles, found, at)
   values (:runId, :fromDay, :toDay, :questions, :read, :alone, :articles, :found, :at)`,
);
const forget = statement('forget old faq runs', `delete from faq_run where at < :before`);
const newest = statement(
  'newest faq run',
  `select run_id as "runId", from_day as "fromDay", to_day as "toDay", questions, read, alone, articles, found, at
   from faq_run order by at desc limit 1`,
);
const waiting = statement(
  'look for gaps under way',
  `select
     exists (select 1 from graphile_worker.jobs where task_identifier = 'faq_gaps' and attempts < max_attempts) as looking,
     exists (select 1 from graphile_worker.jobs where task_identifier = 'faq_gaps' and attempts >= max_attempts
       and updated_at > now() - interval '6 hours') as failed`,
);
const KEPT_MS = 400 * 86_400_000;

export async function noteFaqRun(session: Session, run: FaqRun): Promise<void> {
  await session.run(insert, { ...run });
  await session.run(forget, { before: new Date(run.at.getTime() - KEPT_MS) });
}

export async function newestFaqRun(session: Session): Promise<FaqRun | null> {
  return (await session.run<FaqRun>(newest))[0] ?? null;
}

/** Whether a look waits or is under way; and whether one failed for good in the last six hours. */
export async function faqUnderWay(session: Session): Promise<{ readonly looking: boolean; readonly failed: boolean }> {
  return (await session.run<{ looking: boolean; failed: boolean }>(waiting))[0] ?? { looking: false, failed: false };
}
