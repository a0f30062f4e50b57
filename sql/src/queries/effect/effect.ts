import type { Comparison } from '../../domain/effect/action/comparison.js';
import type { EffectLook, EffectObstacle, EffectRecount, EffectState } from '../../domain/effect/action/effect-look.js';
import type { Verdict } from '../../domain/effect/verdict.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** How far the measurement of an action has come. */
export interface StoredEffect {
  readonly actionId: string;
  readonly state: EffectState;
  readonly obstacle: EffectObstacle | null;
  /** The release that the rest is about, a local date. */
  readonly releaseOn: string | null;
  readonly registeredLate: boolean;
  /** Null until one was chosen, which is when the release has come. */
  readonly comparison: Comparison | null;
  readonly comparisonAt: Date | null;
  readonly alternatives: readonly Comparison[];
  readonly running: EffectLook | null;
  readonly verdict: Verdict | null;
  readonly verdictAt: Date | null;
  readonly judged: EffectLook | null;
  readonly recount: EffectRecount | null;
  /** Of the counts that the newest look saw. */
  readonly fingerprint: string | null;
  readonly computedAt: Date;
}

const SELECT = `select action_id as "actionId", state, reason as obstacle, release_on::text as "releaseOn", registered_late as "registeredLate",
  comparison, comparison_at as "comparisonAt", alternatives, running, verdict, verdict_at as "verdictAt", judged, recount, fingerprint,
  computed_at as "computedAt" from action_effect`;

const all = statement('effects', SELECT);
const one = statement('effect', `${SELECT} where action_id = :actionId`);
const upsert = statement(
  'keep effect',
  `insert into action_effect (action_id, state, reason, release_on, registered_late, comparison, comparison_at, alternatives, running,
     verdict, verdict_at, judged, recount, fingerprint, computed_at)
   values (:actionId, :state, :obstacle, :releaseOn, :registeredLate, :comparison, :comparisonAt, :alternatives, :running,
     :verdict, :verdictAt, :judged, :recount, :fingerprint, :computedAt)
   on conflict (action_id) do update set state = excluded.state, reason = excluded.reason, release_on = excluded.release_on,
     registered_late = excluded.registered_late, comparison = excluded.comparison, comparison_at = excluded.comparison_at,
     alternatives = excluded.alternatives, running = excluded.running, verdict = excluded.verdict, verdict_at = excluded.verdict_at,
     judged = excluded.judged, recount = excluded.recount, fingerprint = excluded.fingerprint, computed_at = excluded.computed_at
   where action_effect.verdict is null`,
);
const recounted = statement(
  'keep recount of an effect',
  `update action_effect set recount = :recount, fingerprint = :fingerprint, computed_at = :computedAt where action_id = :actionId`,
);
const looked = statement(
  'effects looked at',
  `update action_effect set computed_at = :now where action_id = any(:actionIds::uuid[])`,
);

export function readEffects(session: Session): Promise<StoredEffect[]> {
  return session.run<StoredEffect>(all);
}

export async function readEffect(session: Session, actionId: string): Promise<StoredEffect | null> {
  return (await session.run<StoredEffect>(one, { actionId }))[0] ?? null;
}

/** Writes how far an action's measurement has come. One that has its verdict stays as it is. */
export async function keepEffect(session: Session, effect: StoredEffect): Promise<void> {
  await session.run(upsert, {
    ...effect,
    comparison: json(effect.comparison),
    alternatives: JSON.stringify(effect.alternatives),
    running: json(effect.running),
    judged: json(effect.judged),
    recount: json(effect.recount),
  });
}

/** Writes what a judged window would say today; null when it says the same. */
export async function keepRecount(
  session: Session,
  {
    actionId,
    recount,
    fingerprint,
    computedAt,
  }: Pick<StoredEffect, 'actionId' | 'recount' | 'fingerprint' | 'computedAt'>,
): Promise<void> {
  await session.run(recounted, { actionId, recount: json(recount), fingerprint, computedAt });
}

/** Notes that actions were looked at and nothing was new. */
export async function noteEffectsLooked(session: Session, actionIds: readonly string[], now: Date): Promise<void> {
  await session.run(looked, { actionIds: [...actionIds], now });
}

function json(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}
