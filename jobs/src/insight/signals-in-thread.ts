import { Worker } from 'node:worker_threads';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import { backTest, type BackTest } from '@koe/sql/domain/trend/detect/back-test';
import type { DetectOptions } from '@koe/sql/domain/trend/detect/detect';
import { signalTable } from '@koe/sql/domain/trend/detect/table';
import { comparable, cubeOf, signalsOf, type WeekSignals } from './signals.js';

/** What the thread is asked. */
export interface SignalsQuestion {
  readonly manifest: Manifest;
  readonly blocks: readonly { readonly hash: string; readonly bytes: Uint8Array }[];
  /** First days of closed weeks to judge. */
  readonly weeks: readonly number[];
  readonly options: DetectOptions;
  /** Whether to find out the price of each sensitivity too, on the weeks up to the last of `weeks`. */
  readonly backTest: boolean;
}
export interface SignalsResult {
  readonly weeks: readonly WeekSignals[];
  /** Null when it was not asked for, or there are too few weeks. */
  readonly backTest: BackTest | null;
}
export type SignalsAnswer =
  { readonly result: SignalsResult; readonly error?: never } | { readonly error: string; readonly result?: never };

export function answerSignals({ manifest, blocks, weeks, options, ...asked }: SignalsQuestion): SignalsResult {
  const cube = cubeOf(manifest, blocks);
  const found = signalsOf(cube, manifest.asOf, weeks, options);
  const last = weeks.length === 0 ? null : Math.max(...weeks);
  if (!asked.backTest || last === null) return { weeks: found, backTest: null };
  const { leftOut, from } = comparable(cube, last);
  const filter = leftOut.length === 0 ? {} : { source: leftOut.map(({ source }) => `!${source}`) };
  return { weeks: found, backTest: backTest(signalTable(cube, { filter, asOf: manifest.asOf }, [from, last + 6])) };
}

/**
 * The same in a thread of its own: it counts all items of two years some dozens of times, and the memory goes when it ends. From
 * source, where there is no compiled thread, it runs in place.
 * @throws the signal's reason when it is aborted, Error when the thread fails
 */
export async function signalsInThread(question: SignalsQuestion, signal: AbortSignal): Promise<SignalsResult> {
  signal.throwIfAborted();
  if (import.meta.url.endsWith('.ts')) return answerSignals(question);
  const worker = new Worker(new URL('./signals-worker.js', import.meta.url), { workerData: question, execArgv: [] });
  let stop = (): void => undefined;
  try {
    return await new Promise<SignalsResult>((resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop);
      worker.on('message', ({ result, error }: SignalsAnswer) => {
        if (result === undefined) reject(new Error(error));
        else resolve(result);
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the thread of signals ended')));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
