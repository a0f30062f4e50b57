import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { verdictSentence } from '@koe/sql/domain/effect/action/effect-sentence';
import { metricById } from '@koe/sql/domain/metric/registry';
import { notifyEvent } from '@koe/sql/queries/block/pack';
import { logActionChange } from '@koe/sql/queries/action/history';
import { notify } from '@koe/sql/queries/delivery/notify';
import {
  keepEffect,
  keepRecount,
  noteEffectsLooked,
  readEffect,
  readEffects,
  type StoredEffect,
} from '@koe/sql/queries/effect/effect';
import {
  holdMeasuredAction,
  measuredActions,
  peopleOfAction,
  type MeasuredAction,
} from '@koe/sql/queries/effect/measured-action';
import type { Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { Runtime } from '../../pipeline/runtime.js';
import { nextEffect, type LookTime, type Seen } from './next-effect.js';
import { recountOf } from './recount.js';
import { seeActions } from './see-actions.js';

/** So long after a verdict its window is counted again, to tell what has changed since. */
const RECOUNT_MS = 365 * 86_400_000;

/** Verdicts that fell before this are looked at no more. */
export function recountedFrom(now: Date): Date {
  return new Date(now.getTime() - RECOUNT_MS);
}

/**
 * Looks at the effect of every action: one transaction each. Repeated or interrupted, an action gets its verdict once, by what was known when its
 * window had ended; its owner and department are told in the same transaction.
 */
export async function measureEffects(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { database, clock, log } = runtime;
  const { timeZone, weekStart } = await readOrganisation(database);
  const now = clock.now();
  const time = { now, zone: zoneOf(timeZone), timeZone, weekStart };
  const everyAction = await measuredActions(database);
  const effects = new Map((await readEffects(database)).map((effect) => [effect.actionId, effect]));
  const actions = everyAction.filter(({ actionId }) => {
    const verdictAt = effects.get(actionId)?.verdictAt ?? null;
    return verdictAt === null || verdictAt > recountedFrom(now);
  });
  if (actions.length === 0) return;
  const seen = await seeActions(runtime, actions, everyAction, effects, time, signal);
  let verdicts = 0;
  const same: string[] = [];
  for (const action of actions) {
    signal.throwIfAborted();
    const found = seen.get(action.actionId) ?? null;
    const before = effects.get(action.actionId) ?? null;
    if (before !== null && isSame(action, before, found, time)) same.push(action.actionId);
    else if (await database.transaction((session) => keepOne(session, action, found, time))) verdicts++;
  }
  await noteEffectsLooked(database, same, now);
  log.info({ actions: actions.length, same: same.length, verdicts }, 'looked at the effects of actions');
}

/** Whether a look would say what the one before said: nothing to write then. */
function isSame(action: MeasuredAction, before: StoredEffect, found: Seen | null, time: LookTime): boolean {
  if (before.fingerprint === null || before.fingerprint !== found?.fingerprint) return false;
  return before.verdict !== null || nextEffect(action, before, found, time).state === before.state;
}

/** @returns whether the verdict fell */
async function keepOne(session: Session, action: MeasuredAction, found: Seen | null, time: LookTime): Promise<boolean> {
  const { actionId, revision } = action;
  // changed or removed meanwhile: the next look sees it as it is then
  if ((await holdMeasuredAction(session, actionId)) !== revision) return false;
  const before = await readEffect(session, actionId);
  if (before?.judged) {
    // what can no longer be counted was looked at all the same: else it would be looked at every minute
    if (found === null) await noteEffectsLooked(session, [actionId], time.now);
    if (found === null) return false;
    const recount = recountOf(action, before, before.judged, found, time);
    await keepRecount(session, { actionId, recount, fingerprint: found.fingerprint, computedAt: time.now });
    await notifyEvent(session, { kind: 'actions' });
    return false;
  }
  const effect = nextEffect(action, before, found, time);
  await keepEffect(session, effect);
  await notifyEvent(session, { kind: 'actions' });
  if (effect.judged === null) return false;
  const { verdict } = effect.judged;
  const text = verdictSentence(action.title, effect.judged, metricById(action.goal.metric).unit);
  await logActionChange(
    session,
    { personId: null, now: time.now },
    { actionId, action: 'judge', detail: { fields: [{ field: 'verdict', before: null, after: verdict }] } },
  );
  await notify(session, {
    personIds: await peopleOfAction(session, actionId),
    kind: 'verdict',
    subject: { kind: 'action', id: actionId },
    text,
    path: `/actions/${actionId}`,
    now: time.now,
    key: `verdict:${actionId}`,
  });
  return true;
}
