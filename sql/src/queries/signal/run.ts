import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import type { Sensitivity } from './sensitivity.js';

/** One computation over a closed week. Days are local day numbers. */
export interface SignalRun {
  readonly runId: string;
  /** First day of the week. */
  readonly week: number;
  readonly at: Date;
  readonly asOf: Date;
  readonly checkedAt: Date;
  readonly taxonomyVersion: number;
  readonly tests: number;
  readonly themes: number;
  readonly segments: number;
  readonly baselineWeeks: number;
  readonly parameters: Sensitivity;
  /** Of the counts it saw. */
  readonly fingerprint: string;
  readonly leftOut: readonly LeftOut[];
  readonly replaces: 'data' | 'taxonomy' | 'settings' | null;
  readonly nothing: 'too_few_weeks' | 'no_items' | null;
}

/** A source that was not compared, and the first day it has data of. */
export interface LeftOut {
  readonly source: string;
  readonly since: number;
  /** Younger than the baseline, or fallen silent; runs of an earlier release do not say. */
  readonly why?: 'young' | 'silent';
}

const COLUMNS = `run_id as "runId", week, at, as_of as "asOf", checked_at as "checkedAt", taxonomy_version as "taxonomyVersion",
  tests, themes, segments, baseline_weeks as "baselineWeeks", parameters, fingerprint, left_out as "leftOut", replaces, nothing`;

const holding = statement(
  'signal runs that hold',
  `select ${COLUMNS} from signal_run where superseded_at is null and week between :from and :to order by week desc`,
);
const newest = statement(
  'newest signal run',
  `select ${COLUMNS} from signal_run where superseded_at is null order by week desc limit 1`,
);
const insert = statement(
  'keep signal run',
  `insert into signal_run (run_id, week, at, as_of, checked_at, taxonomy_version, tests, themes, segments, baseline_weeks,
     parameters, fingerprint, left_out, replaces, nothing)
   values (:runId, :week, :at, :asOf, :checkedAt, :taxonomyVersion, :tests, :themes, :segments, :baselineWeeks, :parameters,
     :fingerprint, :leftOut, :replaces, :nothing)`,
);
const supersede = statement(
  'supersede signal run',
  `update signal_run set superseded_at = :now where week = :week and superseded_at is null`,
);
const check = statement(
  'signal run checked',
  `update signal_run set checked_at = :now where run_id = any(:runIds::uuid[])`,
);
const weeks = statement(
  'weeks with signals',
  `select r.week, count(s.signal_id)::int as signals,
     count(s.signal_id) filter (where s.disposition = 'open' or (s.disposition = 'defer' and s.until <= :today::date))::int as open
   from signal_run r left join signal s on s.run_id = r.run_id
   where r.superseded_at is null
   group by r.week order by r.week desc limit 104`,
);

/** Runs of weeks (first days) between two days that hold, newest first. */
export function signalRuns(session: Session, from: number, to: number): Promise<SignalRun[]> {
  return session.run<SignalRun>(holding, { from, to });
}

export async function newestSignalRun(session: Session): Promise<SignalRun | null> {
  return (await session.run<SignalRun>(newest))[0] ?? null;
}

/** Writes a run; an earlier one of its week no longer holds. */
export async function keepSignalRun(session: Session, run: SignalRun): Promise<void> {
  await session.run(supersede, { week: run.week, now: run.at });
  await session.run(insert, {
    ...run,
    parameters: JSON.stringify(run.parameters),
    leftOut: JSON.stringify(run.leftOut),
  });
}

/** Notes that the weeks' data were looked at again and are still what the runs saw. */
export async function noteChecked(session: Session, runIds: readonly string[], now: Date): Promise<void> {
  await session.run(check, { runIds: [...runIds], now });
}

/** Weeks computed, newest first; at most two years. @param today local date */
export function signalWeeks(
  session: Session,
  today: string,
): Promise<{ readonly week: number; readonly signals: number; readonly open: number }[]> {
  return session.run(weeks, { today });
}
