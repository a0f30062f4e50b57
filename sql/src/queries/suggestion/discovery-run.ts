import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import type { Span } from './suggestion.js';

/** One look for emerging themes. */
export interface DiscoveryRun {
  readonly runId: string;
  readonly span: Span;
  /** Local day numbers, inclusive; what was compared with lies between `earlierFromDay` and the day before `fromDay`. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly earlierFromDay: number;
  /** Texts that were looked at, and that they were compared with. */
  readonly recent: number;
  readonly earlier: number;
  readonly found: number;
  readonly at: Date;
}

const insert = statement(
  'note discovery run',
  `insert into discovery_run (run_id, span, from_day, to_day, earlier_from_day, recent, earlier, found, at)
   values (:runId, :span, :fromDay, :toDay, :earlierFromDay, :recent, :earlier, :found, :at)`,
);
const forget = statement('forget old discovery runs', `delete from discovery_run where at < :before`);
const last = statement(
  'last discovery runs',
  `select distinct on (span) run_id as "runId", span, from_day as "fromDay", to_day as "toDay",
     earlier_from_day as "earlierFromDay", recent, earlier, found, at
   from discovery_run order by span, at desc`,
);

const waiting = statement(
  'discovery under way',
  `select exists (select 1 from graphile_worker.jobs where task_identifier = 'discover' and attempts < max_attempts) as looking`,
);

const queued = statement(
  'look queued',
  `select exists (select 1 from graphile_worker._private_jobs
     where key = 'discover:' || :span::text and (payload ->> 'toDay')::int >= :toDay::int) as queued`,
);

const KEPT_MS = 400 * 86_400_000;
const EMPTY_COUNTS_MS = 6 * 3_600_000;

export async function noteDiscoveryRun(session: Session, run: DiscoveryRun): Promise<void> {
  await session.run(insert, { ...run });
  await session.run(forget, { before: new Date(run.at.getTime() - KEPT_MS) });
}

/** The last look of each span. */
export function lastDiscoveryRuns(session: Session): Promise<DiscoveryRun[]> {
  return session.run<DiscoveryRun>(last);
}

/**
 * Whether the span that ends with a day has had its look. One that found no texts, or none to compare with, counts for six
 * hours: on the first day what is imported is still looked at, and where nothing comes in little is read.
 */
export function wasLookedAt(
  runs: readonly DiscoveryRun[],
  { span, toDay }: Pick<DiscoveryRun, 'span' | 'toDay'>,
  now: Date,
): boolean {
  return runs.some(
    (run) =>
      run.span === span &&
      run.toDay >= toDay &&
      ((run.recent > 0 && run.earlier > 0) || now.getTime() - run.at.getTime() < EMPTY_COUNTS_MS),
  );
}

/** Whether a look at the span that ends with a day, or a later one, waits, runs, or has failed for good. */
export async function isLookQueued(
  session: Session,
  { span, toDay }: Pick<DiscoveryRun, 'span' | 'toDay'>,
): Promise<boolean> {
  return (await session.run<{ queued: boolean }>(queued, { span, toDay }))[0]?.queued ?? false;
}

/** Whether a look waits in the queue or is under way. */
export async function isLooking(session: Session): Promise<boolean> {
  return (await session.run<{ looking: boolean }>(waiting))[0]?.looking ?? false;
}
