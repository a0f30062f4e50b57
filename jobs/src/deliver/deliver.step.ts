import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { findChannel, markTrouble, type ChannelRow } from '@koe/sql/queries/delivery/channel';
import { notify } from '@koe/sql/queries/delivery/notify';
import {
  claimDelivery,
  holdBack,
  keepWhatLeaves,
  readOutbox,
  settleDelivery,
  takeOver,
  type Outcome,
  type OutboxRow,
} from '@koe/sql/queries/delivery/outbox';
import { readDeliverySettings } from '@koe/sql/queries/delivery/reach';
import { noteMade } from '@koe/sql/queries/delivery/tracker-task';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from '../pipeline/runtime.js';
import { DeliveryError, type Receipt } from './deliverer.js';
import { openChannel, type OpenChannel } from './open-channel.js';
import { maskedMessage } from './message/masked-message.js';
import { outgoingOf } from './message/outgoing.js';

/** Waits after the first, second … attempt that handed nothing over; after the last it is given up. */
const BACK_OFF_MS = [30_000, 120_000, 600_000, 1_800_000, 7_200_000, 21_600_000];
/** Waits before the target is asked once more whether it has what was handed over. */
const ASK_AGAIN_MS = 60_000;

interface Task {
  readonly deliveryId: string;
  readonly channelId: string;
}

/**
 * Sends one message of the outbox, at most once. What was handed over is never handed over again unless the target itself says that it
 * does not have it; where it cannot be asked, the delivery is `unknown` until a person decides.
 * @param signal looked at before anything is handed over; an attempt that has begun is finished
 */
export async function deliver(runtime: Runtime, task: Task, signal: AbortSignal): Promise<void> {
  const { database, clock } = runtime;
  const row = await readOutbox(database, task.deliveryId);
  if (row === null || (row.state !== 'queued' && row.state !== 'sending')) return;
  const channel = await findChannel(database, row.channelId);
  if (row.state === 'sending') return recoverAttempt(runtime, row, channel);
  const settle = (outcome: Outcome): Promise<boolean> =>
    database.transaction((session) => settleDelivery(session, { id: row.id, claim: null, now: clock.now() }, outcome));
  if (channel === null) {
    await settle({ state: 'given_up', code: 'removed', reason: 'the channel was removed' });
    return;
  }
  // both are ended by a person, who sets what waits going again
  if (channel.paused || channel.trouble !== null) {
    const reason = channel.paused ? 'the channel is paused' : (channel.trouble ?? '');
    await settle({ state: 'queued', code: channel.paused ? 'paused' : 'config', reason });
    return;
  }
  const waitMs = (channel.notBeforeAt?.getTime() ?? 0) - clock.now().getTime();
  if (waitMs > 0) return again(runtime, row, waitMs);
  signal.throwIfAborted();
  await attempt(runtime, row, channel);
}

async function attempt(runtime: Runtime, row: OutboxRow, channel: ChannelRow): Promise<void> {
  const { database, clock, vault } = runtime;
  const claim = randomUUID();
  let open: OpenChannel;
  try {
    open = openChannel(runtime, channel);
  } catch (error) {
    return fail(runtime, row, channel, null, error);
  }
  const masked = maskedMessage(row.message, row.language);
  const message = outgoingOf({ ...row, message: masked }, await readDeliverySettings(database), vault);
  const now = clock.now();
  const holdUntil = new Date(now.getTime() + open.deliverer.spacingMs);
  const mine = await database.transaction(async (session) => {
    const taken = await claimDelivery(session, { id: row.id, channelId: channel.id, claim, now, holdUntil });
    if (taken && !isDeepStrictEqual(masked, row.message)) await keepWhatLeaves(session, row.id, masked);
    return taken;
  });
  if (!mine) return;
  let receipt: Receipt;
  try {
    receipt = await open.deliverer.send(message, open.ctx);
  } catch (error) {
    return fail(runtime, { ...row, attempts: row.attempts + 1 }, channel, { claim, open }, error);
  }
  await noteSent(runtime, row, claim, receipt);
}

/** Its process ended, or no answer came, while it was handed over. */
async function recoverAttempt(runtime: Runtime, row: OutboxRow, channel: ChannelRow | null): Promise<void> {
  const { database, clock } = runtime;
  const claim = randomUUID();
  if (!(await takeOver(database, row.id, claim))) return;
  const settle = (outcome: Outcome): Promise<boolean> =>
    database.transaction((session) => settleDelivery(session, { id: row.id, claim, now: clock.now() }, outcome));
  const doubt: Outcome = { state: 'unknown', code: 'interrupted', reason: 'it ended while it was handed over' };
  if (channel === null) {
    await settle(doubt);
    return;
  }
  let found: Receipt | null;
  try {
    const { deliverer, ctx } = openChannel(runtime, channel);
    if (!deliverer.find) {
      await settle(doubt);
      return;
    }
    const sinceMs = clock.now().getTime() - (row.claimedAt?.getTime() ?? 0);
    const waitMs = (deliverer.findAfterMs ?? 0) - sinceMs;
    if (waitMs > 0) return await again(runtime, row, waitMs);
    found = await deliverer.find(row.id, ctx);
  } catch (error) {
    const isLater = !(error instanceof DeliveryError) || error.code === 'unreachable' || error.code === 'rate_limited';
    if (isLater) return again(runtime, row, ASK_AGAIN_MS);
    await settle(doubt);
    return;
  }
  if (found !== null) return noteSent(runtime, row, claim, found);
  // the target says that it does not have it
  await database.transaction(async (session) => {
    const waits = await settleDelivery(session, { id: row.id, claim, now: clock.now() }, { state: 'queued' });
    if (waits) await addJob(session, 'deliver', { deliveryId: row.id, channelId: row.channelId });
  });
}

async function noteSent(runtime: Runtime, row: OutboxRow, claim: string, receipt: Receipt): Promise<void> {
  const { database, clock } = runtime;
  await database.transaction(async (session) => {
    const noted = await settleDelivery(session, { id: row.id, claim, now: clock.now() }, { state: 'sent', receipt });
    if (noted && receipt.id !== undefined)
      await noteMade(session, { deliveryId: row.id, externalId: receipt.id, url: receipt.url ?? null });
  });
}

/** @param attempted null when nothing was handed over and the delivery still waits */
async function fail(
  runtime: Runtime,
  row: OutboxRow,
  channel: ChannelRow,
  attempted: { readonly claim: string; readonly open: OpenChannel } | null,
  thrown: unknown,
): Promise<void> {
  const { database, clock, log } = runtime;
  const now = clock.now();
  // what it was cannot be told: it may have happened after the target took the message
  const error =
    thrown instanceof DeliveryError
      ? thrown
      : new DeliveryError('unanswered', 'an unexpected error; see the log', { cause: thrown });
  log.warn({ err: thrown, delivery: row.id, channel: channel.id }, 'a delivery did not go out');
  const at = { id: row.id, claim: attempted?.claim ?? null, now };
  const why = { code: error.code, reason: error.message };
  if (error.code === 'unanswered' && attempted?.open.deliverer.find)
    // stays as it is: the job that looks asks the target
    return again(runtime, row, Math.max(ASK_AGAIN_MS, attempted.open.deliverer.findAfterMs ?? 0));
  await database.transaction(async (session) => {
    if (error.code === 'unanswered') await settleDelivery(session, at, { state: 'unknown', ...why });
    else if (error.code === 'rejected') await settleDelivery(session, at, { state: 'failed', ...why });
    else if (error.code === 'auth' || error.code === 'config') {
      await settleDelivery(session, at, { state: 'queued', ...why, uncounted: attempted !== null });
      await standStill(session, channel, error.message, now);
    } else if (error.code === 'rate_limited') {
      const until = error.options.retryAt ?? new Date(now.getTime() + ASK_AGAIN_MS);
      await settleDelivery(session, at, { state: 'queued', ...why, nextAt: until, uncounted: true });
      await holdBack(session, channel.id, until);
      await queueAgain(session, row, until.getTime() - now.getTime());
    } else {
      const waitMs = BACK_OFF_MS[row.attempts - 1];
      if (waitMs === undefined) await settleDelivery(session, at, { state: 'given_up', ...why });
      else {
        await settleDelivery(session, at, { state: 'queued', ...why, nextAt: new Date(now.getTime() + waitMs) });
        await queueAgain(session, row, waitMs);
      }
    }
  });
}

type SessionOf = Parameters<typeof settleDelivery>[0];

/** What holds for every message of the channel: nothing more goes out until somebody has looked, and whoever made it is told once. */
async function standStill(session: SessionOf, channel: ChannelRow, reason: string, now: Date): Promise<void> {
  if (!(await markTrouble(session, channel.id, reason)) || channel.createdBy === null) return;
  await notify(session, {
    personIds: [channel.createdBy],
    kind: 'status',
    subject: { kind: 'channel', id: channel.id },
    text: {
      ja: `配信先「${channel.name}」へ送信できません。設定を確認してください`,
      en: `Nothing goes out through “${channel.name}”: its settings need a look`,
    },
    path: '/settings/deliveries',
    now,
    key: `trouble:channel:${channel.id}:${now.toISOString()}`,
    // the channel itself may be the one that would carry it
    inAppOnly: true,
  });
}

function again(runtime: Runtime, row: OutboxRow, waitMs: number): Promise<void> {
  return queueAgain(runtime.database, row, waitMs);
}

function queueAgain(session: SessionOf, row: OutboxRow, waitMs: number): Promise<void> {
  const payload = { deliveryId: row.id, channelId: row.channelId };
  return addJob(session, 'deliver', payload, new Date(Date.now() + Math.max(0, waitMs)));
}
