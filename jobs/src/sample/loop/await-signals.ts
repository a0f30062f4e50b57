import { setTimeout as wait } from 'node:timers/promises';
import { signalRuns } from '@koe/sql/queries/signal/run';
import type { Session } from '@koe/sql/server/database';
import { statement } from '@koe/sql/server/sql-file';
import { computeSignals } from '../../insight/signals.step.js';
import type { Runtime } from '../../pipeline/runtime.js';

const LOOK_MS = 1_000;
const LOOKS = 90;

const running = statement(
  'signals being computed',
  `select exists (select 1 from graphile_worker.jobs where task_identifier = 'signals' and locked_at is not null) as running`,
);

/**
 * Returns when the signals of these weeks are there: a computation that goes on is waited for, a minute and a half at most; one that is only queued is done
 * here, and then finds nothing left to do. @param weeks local day numbers of their first days
 */
export async function awaitSignals(runtime: Runtime, weeks: readonly number[], signal: AbortSignal): Promise<void> {
  const { database } = runtime;
  for (let look = 0; look < LOOKS; look += 1) {
    if (await areComputed(database, weeks)) return;
    if ((await database.run<{ running: boolean }>(running))[0]?.running !== true) break;
    await wait(LOOK_MS, undefined, { signal });
  }
  if (!(await areComputed(database, weeks))) await computeSignals(runtime, signal);
}

async function areComputed(session: Session, weeks: readonly number[]): Promise<boolean> {
  const runs = await signalRuns(session, Math.min(...weeks), Math.max(...weeks));
  const known = new Set(runs.map(({ week }) => week));
  return weeks.every((week) => known.has(week));
}
