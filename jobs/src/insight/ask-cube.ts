import { Worker } from 'node:worker_threads';
import { parseDay } from '@koe/sql/domain/calendar/day';
import { answerOne } from '@koe/sql/domain/analysis/answer';
import type { CubeRequest, CubeResult } from '@koe/sql/domain/analysis/request';
import type { BlockEntry, Manifest } from '@koe/sql/domain/cube/layout';
import type { Filter } from '@koe/sql/domain/filter';
import { readBlock } from '@koe/sql/queries/cube/block';
import { blocksOfPeriod, readManifest } from '@koe/sql/queries/cube/manifest';
import type { Session } from '@koe/sql/server/database';
import type { Runtime } from '../pipeline/runtime.js';
import { cubeOf } from './signals.js';

/** Which days are read; everything a request looks at (weeks before, a baseline) must lie within. Local dates, inclusive. */
export interface CubeSpan {
  readonly from: string;
  readonly to: string;
}

/** What stands behind the answers. */
export interface CubeAnswers {
  /** In the order of the requests. */
  readonly results: readonly CubeResult[];
  readonly manifest: Manifest;
  /** The blocks that were read. */
  readonly blocks: readonly BlockEntry[];
}

export interface CubeQuestion {
  readonly manifest: Manifest;
  readonly blocks: readonly { readonly hash: string; readonly bytes: Uint8Array }[];
  readonly requests: readonly CubeRequest[];
  /** Of counts; facts and analyses may have their own. */
  readonly filter: Filter;
  readonly asOf: string;
}
export type CubeReply =
  | { readonly results: CubeResult[]; readonly error?: never }
  | { readonly error: string; readonly refused: boolean; readonly results?: never };

/** Blocks of a year are hundreds, and others need the connections too. */
const READ_AT_ONCE = 4;

/**
 * Asks what a screen would ask, of the same kernel, in a thread of its own: for reports, effects and FAQ gaps. The filter of requests without
 * their own is the span; the answers are as the browser would get them.
 * @param asOf what "now" is (ISO instant); default the manifest's
 * @throws the signal's reason when it is aborted; RangeError for a request that the kernel refuses; Error when a block was packed again
 * meanwhile (the queue tries once more)
 */
export async function askCube(
  runtime: Pick<Runtime, 'database' | 'clock'>,
  span: CubeSpan,
  requests: readonly CubeRequest[],
  signal: AbortSignal,
  asOf?: string,
): Promise<CubeAnswers> {
  const { database, clock } = runtime;
  const manifest = await readManifest(database, clock.now());
  const blocks = blocksOfPeriod(manifest.blocks, parseDay(span.from), parseDay(span.to));
  const bytes: { readonly hash: string; readonly bytes: Uint8Array }[] = [];
  for (let at = 0; at < blocks.length; at += READ_AT_ONCE) {
    signal.throwIfAborted();
    const some = blocks.slice(at, at + READ_AT_ONCE);
    bytes.push(...(await Promise.all(some.map(({ hash }) => bytesOf(database, hash)))));
  }
  const question: CubeQuestion = { manifest, blocks: bytes, requests, filter: span, asOf: asOf ?? manifest.asOf };
  return { results: await answerInThread(question, signal), manifest, blocks };
}

/** Counts are made together, the rest one after the other. @throws RangeError for a request that the kernel refuses */
export function answerCube({ manifest, blocks, requests, filter, asOf }: CubeQuestion): CubeResult[] {
  const cube = cubeOf(manifest, blocks);
  const queries = requests.flatMap((request) => (request.kind === 'count' ? [request.query] : []));
  const counts = queries.length === 0 ? [] : cube.countUnder(filter, queries);
  return requests.flatMap((request) => {
    if (request.kind !== 'count') return [answerOne(cube, { filter, asOf }, request)];
    const next = counts.shift();
    return next ? [next] : [];
  });
}

/** From source, where there is no compiled thread, it runs in place. */
async function answerInThread(question: CubeQuestion, signal: AbortSignal): Promise<CubeResult[]> {
  signal.throwIfAborted();
  if (import.meta.url.endsWith('.ts')) return answerCube(question);
  const worker = new Worker(new URL('./ask-cube-worker.js', import.meta.url), { workerData: question, execArgv: [] });
  let stop = (): void => undefined;
  try {
    return await new Promise<CubeResult[]>((resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop);
      worker.on('message', (reply: CubeReply) => {
        if (reply.results !== undefined) resolve(reply.results);
        else reject(reply.refused ? new RangeError(reply.error) : new Error(reply.error));
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the counting thread ended')));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

async function bytesOf(session: Session, hash: string): Promise<{ readonly hash: string; readonly bytes: Uint8Array }> {
  const bytes = await readBlock(session, hash);
  if (!bytes) throw new Error('a block was packed again while it was counted');
  return { hash, bytes: new Uint8Array(bytes) };
}
