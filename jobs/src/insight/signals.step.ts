import { randomUUID } from 'node:crypto';
import { startOfWeek } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { notifyEvent } from '@koe/sql/queries/block/pack';
import { readBlock } from '@koe/sql/queries/cube/block';
import { blocksOfPeriod, readManifest } from '@koe/sql/queries/cube/manifest';
import { keepBackTest, newestBackTest } from '@koe/sql/queries/signal/back-test';
import { noteChecked, signalRuns } from '@koe/sql/queries/signal/run';
import { readSensitivity } from '@koe/sql/queries/signal/sensitivity';
import { holdSignals } from '@koe/sql/queries/signal/signal';
import type { Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { Runtime } from '../pipeline/runtime.js';
import { keepWeek } from './keep-signals.js';
import { DAYS_READ } from './signals.js';
import { signalsInThread } from './signals-in-thread.js';

/** So many closed weeks are there from the first start, as far as data go. */
export const WEEKS_KEPT_UP = 14;
/** The price of sensitivities changes slowly; finding it out takes a quarter of a minute. */
const BACK_TEST_MS = 6.5 * 86_400_000;

/** Blocks of two years are hundreds, and others need the connections too. */
const READ_AT_ONCE = 4;

/** First day of the week that closed last. */
export function lastClosedWeek(now: Date, timeZone: string, weekStart: number): number {
  return startOfWeek(zoneOf(timeZone).dayOf(now.getTime()), weekStart) - 7;
}

/**
 * Computes the closed weeks that have no run, oldest first, and the newest one again when its counts, or the tree, are no longer
 * what its run saw. Each week is one transaction; repeated or interrupted, the same weeks end up computed once.
 */
export async function computeSignals(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { database, clock, log } = runtime;
  const { timeZone, weekStart } = await readOrganisation(database);
  const now = clock.now();
  const newest = lastClosedWeek(now, timeZone, weekStart);
  const oldest = newest - 7 * (WEEKS_KEPT_UP - 1);
  const runs = await signalRuns(database, oldest, newest);
  const manifest = await readManifest(database, now);
  if (manifest.blocks.length === 0) return;
  const computed = new Set(runs.map(({ week }) => week));
  const missing = Array.from({ length: WEEKS_KEPT_UP }, (_, index) => oldest + 7 * index).filter(
    (week) => !computed.has(week),
  );
  // the newest is looked at again whenever this runs
  const weeks = [...new Set([...missing, newest])];
  const sensitivity = await readSensitivity(database);
  const wanted = blocksOfPeriod(manifest.blocks, oldest - DAYS_READ, newest + 6);
  const blocks: { readonly hash: string; readonly bytes: Uint8Array }[] = [];
  for (let at = 0; at < wanted.length; at += READ_AT_ONCE) {
    signal.throwIfAborted();
    const some = wanted.slice(at, at + READ_AT_ONCE);
    blocks.push(...(await Promise.all(some.map(({ hash }) => bytesOf(database, hash)))));
  }
  const last = await newestBackTest(database);
  const backTest = last === null || now.getTime() - last.at.getTime() > BACK_TEST_MS;
  const options = { rate: sensitivity.falseDiscoveryRate, sigma: sensitivity.sigma };
  const found = await signalsInThread({ manifest, blocks, weeks, options, backTest }, signal);
  for (const week of found.weeks)
    await database.transaction(async (session) => {
      await holdSignals(session);
      const [known] = await signalRuns(session, week.week, week.week);
      if (await keepWeek(session, week, known ?? null, { manifest, sensitivity, now }))
        await notifyEvent(session, { kind: 'signals' });
      else if (known) await noteChecked(session, [known.runId], now);
    });
  const { backTest: price } = found;
  if (price !== null)
    await database.transaction(async (session) => {
      await keepBackTest(session, { backTestId: randomUUID(), at: now, ...price });
      await notifyEvent(session, { kind: 'signals' });
    });
  const signals = found.weeks.reduce((sum, week) => sum + week.signals.length, 0);
  log.info({ weeks: found.weeks.length, signals, backTest: price !== null }, 'looked for signals');
}

/** @throws Error when the block was packed again meanwhile: the queue tries once more */
async function bytesOf(session: Session, hash: string): Promise<{ readonly hash: string; readonly bytes: Uint8Array }> {
  const bytes = await readBlock(session, hash);
  if (!bytes) throw new Error('a block was packed again while signals were computed');
  return { hash, bytes: new Uint8Array(bytes) };
}
