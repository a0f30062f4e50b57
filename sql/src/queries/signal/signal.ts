import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

export const SIGNAL_DISPOSITIONS = ['open', 'act', 'investigate', 'defer', 'decline', 'under_way'] as const;
export type SignalDisposition = (typeof SIGNAL_DISPOSITIONS)[number];

/** What people decided about a signal. */
export interface Decided {
  readonly disposition: SignalDisposition;
  readonly reason: string | null;
  readonly note: string | null;
  /** Local date. */
  readonly until: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

/** A signal as stored; fields as in the contract of signals. */
export interface StoredSignal extends Decided {
  readonly signalId: string;
  readonly runId: string;
  /** First days of weeks as local day numbers. */
  readonly week: number;
  readonly since: number;
  readonly themeId: number;
  /** Both empty for all feedback. */
  readonly segmentBy: string;
  readonly segmentKey: string;
  readonly direction: 'up' | 'down';
  readonly measures: readonly ('share' | 'volume')[];
  readonly items: number;
  readonly expectedItems: number;
  readonly itemLimits: readonly [number, number];
  readonly n: number;
  readonly share: number;
  readonly interval: readonly [number, number];
  readonly expectedShare: number;
  readonly shareLimits: readonly [number, number];
  readonly weeksLooked: number;
  readonly p: number;
  readonly q: number;
  readonly concentration: {
    readonly by: string;
    readonly key: string;
    readonly share: number;
    readonly items: number;
    readonly expectedItems: number;
  } | null;
  readonly carried: boolean;
  /** Name of the person who decided. */
  readonly decidedByName: string | null;
}

const LOCK = 8020131;

const SELECT = `select s.signal_id as "signalId", s.run_id as "runId", s.week, s.since, s.theme_id as "themeId",
    s.segment_by as "segmentBy", s.segment_key as "segmentKey", s.direction, s.measures, s.items,
    s.expected_items as "expectedItems", s.item_limits as "itemLimits", s.n, s.share, s.share_interval as "interval",
    s.expected_share as "expectedShare", s.share_limits as "shareLimits", s.weeks_looked as "weeksLooked", s.p, s.q,
    s.concentration, s.disposition, s.reason, s.note, s.until, s.decided_by as "decidedBy", s.decided_at as "decidedAt",
    s.carried, p.name as "decidedByName"
  from signal s left join person p on p.person_id = s.decided_by`;

const ofRun = statement(
  'signals of run',
  `${SELECT} where s.run_id = :runId order by s.p, s.theme_id, s.segment_by, s.segment_key`,
);
const ofWeek = statement(
  'signals of week',
  `${SELECT} join signal_run r on r.run_id = s.run_id where s.week = :week and r.superseded_at is null order by s.p`,
);
const byId = statement('signal', `${SELECT} where s.signal_id = :signalId`);
const lock = statement('signal to decide on', `select signal_id from signal where signal_id = :signalId for update`);
const insert = statement(
  'keep signal',
  `insert into signal (signal_id, run_id, week, since, theme_id, segment_by, segment_key, direction, measures, items,
     expected_items, item_limits, n, share, share_interval, expected_share, share_limits, weeks_looked, p, q, concentration,
     disposition, reason, note, until, decided_by, decided_at, carried)
   values (:signalId, :runId, :week, :since, :themeId, :segmentBy, :segmentKey, :direction, :measures::text[], :items,
     :expectedItems, :itemLimits::float8[], :n, :share, :interval::float8[], :expectedShare, :shareLimits::float8[], :weeksLooked,
     :p, :q, :concentration, :disposition, :reason, :note, :until, :decidedBy, :decidedAt, :carried)`,
);
const decide = statement(
  'decide on signal',
  `update signal set disposition = :disposition, reason = :reason, note = :note, until = :until, decided_by = :decidedBy,
     decided_at = :decidedAt, carried = false
   where signal_id = :signalId`,
);

/** Surest first. */
export function signalsOfRun(session: Session, runId: string): Promise<StoredSignal[]> {
  return session.run<StoredSignal>(ofRun, { runId });
}

/** Of the run of a week that holds. */
export function signalsOfWeek(session: Session, week: number): Promise<StoredSignal[]> {
  return session.run<StoredSignal>(ofWeek, { week });
}

export async function findSignal(session: Session, signalId: string): Promise<StoredSignal | null> {
  return (await session.run<StoredSignal>(byId, { signalId }))[0] ?? null;
}

export async function keepSignal(session: Session, signal: Omit<StoredSignal, 'decidedByName'>): Promise<void> {
  const { measures, itemLimits, interval, shareLimits, concentration } = signal;
  await session.run(insert, {
    ...signal,
    measures: [...measures],
    itemLimits: [...itemLimits],
    interval: [...interval],
    shareLimits: [...shareLimits],
    concentration: concentration && JSON.stringify(concentration),
  });
}

/**
 * Until the transaction ends, nobody else decides about signals or puts a week's run in the place of another: a decision would
 * otherwise go to a signal that was just replaced, and be lost.
 */
export async function holdSignals(session: Session): Promise<void> {
  await session.query('select pg_advisory_xact_lock($1)', [LOCK]);
}

/** @returns false when there is no such signal */
export async function decideOnSignal(session: Session, signalId: string, decided: Decided): Promise<boolean> {
  // held until the transaction ends: two people do not decide at once
  if ((await session.run(lock, { signalId })).length === 0) return false;
  await session.run(decide, { signalId, ...decided });
  return true;
}
