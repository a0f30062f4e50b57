import { randomUUID } from 'node:crypto';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { beginRun, finishRun, forgetState, readStates, type RunTrigger } from '@koe/sql/queries/source/run';
import { findSource, recordOutcome, type SourceOutcome, type SourceRow } from '@koe/sql/queries/source/source';
import { notifyEvent } from '@koe/sql/queries/block/pack';
import { isDatabaseAway } from '@koe/sql/server/database-away';
import { ConnectorError, type Json } from '../connectors/connector.js';
import { continueSample } from '../sample/install.js';
import { mapPayloads } from './map-payloads.js';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Runtime } from './runtime.js';
import { openSource, type OpenSource } from './source-context.js';
import { storeBatch } from './store-batch.js';

/** A run is stopped at a batch when it has lasted this long; what it brought is worked off, then the next one goes on from there. */
const TIME_BUDGET_MS = 60_000;
const MAX_BATCHES = 20_000;
const THROTTLE_DEFAULT_MS = 60_000;
const THROTTLE_LONGEST_MS = 3_600_000;
const BACK_OFF_FIRST_MS = 60_000;

interface Run {
  readonly runId: string;
  readonly source: SourceRow;
  readonly startedMs: number;
  readonly signal: AbortSignal;
  batches: number;
  drifted: number;
  skipped: string[];
}

/**
 * Pulls a source once. What happens next depends on the name of the error: see `ConnectorErrorCode`.
 * Never throws for what the source did; throws when the database did not answer, so that the queue tries again.
 */
export async function pull(
  runtime: Runtime,
  task: { sourceId: string; trigger: RunTrigger },
  signal: AbortSignal,
): Promise<void> {
  const { database, clock } = runtime;
  const source = await findSource(database, task.sourceId);
  if (!source || source.removed_at) return;
  const byPerson = task.trigger === 'person';
  if (!byPerson && (source.paused || source.health === 'stopped')) return;
  const waitMs = (source.not_before_at?.getTime() ?? 0) - clock.now().getTime();
  // this one may have taken the place of the waiting retry: it waits in its stead
  if (!byPerson && waitMs > 1_000)
    return addJob(database, 'pull', { sourceId: source.source_id, trigger: 'retry' }, new Date(Date.now() + waitMs));

  const run: Run = { runId: randomUUID(), source, startedMs: Date.now(), signal, batches: 0, drifted: 0, skipped: [] };
  await database.transaction((session) =>
    beginRun(session, { runId: run.runId, sourceId: source.source_id, trigger: task.trigger, now: clock.now() }),
  );
  await notifyEvent(database, { kind: 'source', id: source.source_id });
  try {
    const finished = await pullStreams(runtime, run);
    await settle(runtime, run, resultOf(run), finished);
  } catch (error) {
    if (!(error instanceof ConnectorError)) {
      if (signal.aborted) throw error; // stopped with the process: the run is closed by the next one
      runtime.log.error({ err: error, source: source.source_id }, 'pull failed');
      if (isDatabaseAway(error) || isConflict(error)) throw error;
    }
    await settle(
      runtime,
      run,
      error instanceof ConnectorError
        ? error
        : new ConnectorError('transient', 'an unexpected error; see the log', { cause: error }),
      true,
    );
  }
}

async function pullStreams(runtime: Runtime, run: Run): Promise<boolean> {
  if (run.source.sample) await continueSample(runtime);
  const open = openSource(runtime, run.source, run.signal);
  if (run.source.health === 'stopped' || run.source.health === 'failing') await open.connector.check(open.ctx);
  const states = new Map(
    (await readStates(runtime.database, run.source.source_id)).map((row) => [
      `${row.stream}\u0000${row.partition_key}`,
      row.state,
    ]),
  );
  for (const stream of open.connector.streams) {
    const until = new Date(runtime.clock.now().getTime() - stream.settleMs);
    for await (const partition of open.connector.partitions(stream.name, open.ctx)) {
      const partitionKey = JSON.stringify(partition);
      const state = states.get(`${stream.name}\u0000${partitionKey}`) ?? null;
      if (!(await pullPartition(runtime, run, open, { stream: stream.name, partition, partitionKey, state, until })))
        return false;
    }
  }
  return true;
}

interface PartitionPull {
  readonly stream: string;
  readonly partition: Json;
  readonly partitionKey: string;
  readonly state: unknown;
  readonly until: Date;
}

/** @returns false when the time budget ended before the partition did */
async function pullPartition(
  runtime: Runtime,
  run: Run,
  open: OpenSource,
  part: PartitionPull,
  retried = false,
): Promise<boolean> {
  const { stream, partition, partitionKey, until } = part;
  const place = { sourceId: run.source.source_id, runId: run.runId, stream, partitionKey, until };
  let last = '';
  let drifted = false;
  try {
    // while the tables take one batch, the source is already asked for the next
    for await (const batch of oneAhead(
      open.connector.pull({ stream, partition, state: part.state ?? null, until }, open.ctx),
    )) {
      const stored = await storeBatch(
        runtime,
        place,
        batch,
        (payloads) => mapPayloads(open.connector, open.config, payloads),
        !drifted,
      );
      drifted ||= stored.drifted;
      const state = JSON.stringify(batch.state);
      if (batch.more && state === last && batch.payloads.length === 0)
        throw new ConnectorError(
          'contract',
          `stream ${stream}: the cursor does not move; the source gives the same page again and again`,
        );
      last = state;
      run.batches += 1;
      if (run.batches > MAX_BATCHES) throw new ConnectorError('contract', `more than ${MAX_BATCHES} pages in one run`);
      run.signal.throwIfAborted();
      if (batch.more && Date.now() - run.startedMs > TIME_BUDGET_MS) {
        if (drifted) run.drifted += 1;
        return false;
      }
      await yieldToOthers();
    }
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'permanent') {
      run.skipped.push(`${partitionKey}: ${error.message}`);
      return true;
    }
    if (error instanceof ConnectorError && error.code === 'cursor_lost' && !retried) {
      await forgetState(runtime.database, run.source.source_id, stream, partitionKey);
      return pullPartition(runtime, run, open, { ...part, state: null }, true);
    }
    throw error;
  }
  if (drifted) run.drifted += 1;
  return true;
}

/** The same values in the same order; the next one is asked for before the present one is handed out. */
async function* oneAhead<Value>(values: AsyncIterable<Value>): AsyncGenerator<Value> {
  const iterator = values[Symbol.asyncIterator]();
  try {
    let next = iterator.next();
    for (;;) {
      const result = await next;
      if (result.done) return;
      next = iterator.next();
      // an error of the next batch is thrown when its turn comes: what was read before it is stored first
      next.catch(() => undefined);
      yield result.value;
    }
  } finally {
    await iterator.return?.();
  }
}

function resultOf(run: Run): ConnectorError | null {
  if (run.drifted > 0)
    return new ConnectorError(
      'contract',
      'more than 20 % of the rows could not be read: they are set aside, and will be read again once the mapping is fixed',
    );
  if (run.skipped.length > 0) return new ConnectorError('permanent', `skipped ${run.skipped.slice(0, 5).join('; ')}`);
  return null;
}

async function settle(runtime: Runtime, run: Run, error: ConnectorError | null, finished: boolean): Promise<void> {
  const now = runtime.clock.now();
  const outcome = outcomeOf(run, error, now);
  await runtime.database.transaction(async (session) => {
    const status =
      error === null || error.code === 'permanent'
        ? 'succeeded'
        : error.code === 'rate_limited'
          ? 'throttled'
          : 'failed';
    await finishRun(session, run.runId, now, status, error ? { code: error.code, message: error.message } : null);
    await recordOutcome(session, run.source, outcome, now);
    await notifyEvent(session, { kind: 'source', id: run.source.source_id });
    const next = { sourceId: run.source.source_id, trigger: 'retry' } as const;
    // rows that cannot be read are not read again and again: a person looks first
    if (!finished && run.drifted === 0) await addJob(session, 'pull', next);
    else if (outcome.notBeforeAt)
      await addJob(session, 'pull', next, new Date(Date.now() + outcome.notBeforeAt.getTime() - now.getTime()));
  });
}

function outcomeOf(run: Run, error: ConnectorError | null, now: Date): SourceOutcome {
  if (error === null) return { health: 'healthy', detail: null, failures: 0, notBeforeAt: null, pulled: true };
  const detail = error.message;
  switch (error.code) {
    case 'permanent':
      return { health: 'healthy', detail, failures: 0, notBeforeAt: null, pulled: true };
    case 'rate_limited': {
      const waitMs = Math.min(
        Math.max((error.options.retryAt?.getTime() ?? now.getTime() + THROTTLE_DEFAULT_MS) - now.getTime(), 1_000),
        THROTTLE_LONGEST_MS,
      );
      return {
        health: 'throttled',
        detail,
        failures: run.source.consecutive_failures,
        notBeforeAt: new Date(now.getTime() + waitMs),
        pulled: false,
      };
    }
    case 'auth':
    case 'config':
      return {
        health: 'stopped',
        detail,
        failures: run.source.consecutive_failures + 1,
        notBeforeAt: null,
        pulled: false,
      };
    default: {
      const failures = run.source.consecutive_failures + 1;
      const waitMs = Math.min(BACK_OFF_FIRST_MS * 2 ** Math.min(failures - 1, 6), THROTTLE_LONGEST_MS);
      return { health: 'failing', detail, failures, notBeforeAt: new Date(now.getTime() + waitMs), pulled: false };
    }
  }
}

/** Another transaction was in the way: the same work succeeds when it is done again. */
function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(40|57)/.test(error.code);
}
