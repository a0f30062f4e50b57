import { Worker } from 'node:worker_threads';
import type { CubeRequest, CubeResult } from '@koe/sql/domain/analysis/request';
import { parseDay } from '@koe/sql/domain/calendar/day';
import type { BlockEntry, Manifest } from '@koe/sql/domain/cube/layout';
import { readBlock } from '@koe/sql/queries/cube/block';
import { blocksOfPeriod, readManifest } from '@koe/sql/queries/cube/manifest';
import type { Session } from '@koe/sql/server/database';
import type { Runtime } from '../pipeline/runtime.js';
import { CountingCube, type CubeAsked, type CubeContent } from './counting-cube.js';

/**
 * Which days are counted, local dates, inclusive. Everything that a request looks at (weeks before, a baseline) must lie within; days after
 * `to` are not there, even where a block holds them.
 */
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

/** A cube that is held for some questions. */
export interface OpenCube {
  readonly manifest: Manifest;
  readonly blocks: readonly BlockEntry[];
  /** The filter of requests without their own is the span. @param asOf what "now" is (ISO instant); default the manifest's */
  ask(requests: readonly CubeRequest[], asOf?: string): Promise<readonly CubeResult[]>;
}

export type CubeReply =
  | { readonly results: CubeResult[]; readonly error?: never }
  | { readonly error: string; readonly refused: boolean; readonly results?: never };

/** Blocks of a year are hundreds, and others need the connections too. */
const READ_AT_ONCE = 4;

/**
 * Asks what a screen would ask, of the same kernel, in a thread of its own: for reports, effects and FAQ gaps.
 * @throws the signal's reason when it is aborted; RangeError for a request that the kernel refuses; Error when a block was packed again
 * meanwhile (the queue tries once more)
 */
export function askCube(
  runtime: Pick<Runtime, 'database' | 'clock'>,
  span: CubeSpan,
  requests: readonly CubeRequest[],
  signal: AbortSignal,
  asOf?: string,
): Promise<CubeAnswers> {
  return withCube(runtime, span, signal, async ({ manifest, blocks, ask }) => ({
    results: await ask(requests, asOf),
    manifest,
    blocks,
  }));
}

/** The same for questions that hang on earlier answers: the blocks are read once. @throws as `askCube`, and what `work` throws */
export async function withCube<Result>(
  { database, clock }: Pick<Runtime, 'database' | 'clock'>,
  span: CubeSpan,
  signal: AbortSignal,
  work: (cube: OpenCube) => Promise<Result>,
): Promise<Result> {
  const manifest = await readManifest(database, clock.now());
  const blocks = blocksOfPeriod(manifest.blocks, parseDay(span.from), parseDay(span.to));
  const read: { readonly hash: string; readonly bytes: Uint8Array }[] = [];
  for (let at = 0; at < blocks.length; at += READ_AT_ONCE) {
    signal.throwIfAborted();
    const some = blocks.slice(at, at + READ_AT_ONCE);
    read.push(...(await Promise.all(some.map(({ hash }) => bytesOf(database, hash)))));
  }
  signal.throwIfAborted();
  const counter = counterOf({ manifest, blocks: read, to: span.to }, signal);
  try {
    return await work({
      manifest,
      blocks,
      ask: (requests, asOf = manifest.asOf) => counter.answer({ requests, filter: span, asOf }),
    });
  } finally {
    await counter.end();
  }
}

interface Counter {
  answer(asked: CubeAsked): Promise<readonly CubeResult[]>;
  end(): Promise<void>;
}

/** From source, where there is no compiled thread, it counts in place. */
function counterOf(content: CubeContent, signal: AbortSignal): Counter {
  if (!import.meta.url.endsWith('.ts')) return new CountingThread(content, signal);
  const cube = new CountingCube(content);
  return { answer: async (asked) => Promise.resolve(cube.answer(asked)), end: () => Promise.resolve() };
}

/** One question at a time. The memory goes when the thread ends. */
class CountingThread implements Counter {
  private readonly worker: Worker;
  private ended: Error | null = null;
  private waiting: { resolve(results: CubeResult[]): void; reject(reason: unknown): void } | null = null;

  constructor(
    content: CubeContent,
    private readonly signal: AbortSignal,
  ) {
    // flags that make the process read sources are not for compiled code
    this.worker = new Worker(new URL('./ask-cube-worker.js', import.meta.url), { workerData: content, execArgv: [] });
    const fail = (error: Error): void => {
      this.ended ??= error;
      this.waiting?.reject(error);
    };
    this.worker.on('message', (reply: CubeReply) => {
      if (reply.results !== undefined) this.waiting?.resolve(reply.results);
      else this.waiting?.reject(reply.refused ? new RangeError(reply.error) : new Error(reply.error));
    });
    this.worker.on('error', fail);
    this.worker.on('exit', () => fail(new Error('the counting thread ended')));
  }

  async answer(asked: CubeAsked): Promise<readonly CubeResult[]> {
    const { signal } = this;
    signal.throwIfAborted();
    if (this.ended) throw this.ended;
    let stop = (): void => undefined;
    try {
      return await new Promise<CubeResult[]>((resolve, reject) => {
        stop = () => reject(signal.reason);
        signal.addEventListener('abort', stop);
        this.waiting = { resolve, reject };
        this.worker.postMessage(asked);
      });
    } finally {
      this.waiting = null;
      signal.removeEventListener('abort', stop);
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }
}

async function bytesOf(session: Session, hash: string): Promise<{ readonly hash: string; readonly bytes: Uint8Array }> {
  const bytes = await readBlock(session, hash);
  if (!bytes) throw new Error('a block was packed again while it was counted');
  return { hash, bytes: new Uint8Array(bytes) };
}
