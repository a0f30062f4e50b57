import { Worker } from 'node:worker_threads';
import { discover } from '../classify/discovery/discover.js';
import type { DiscoveryOptions, DiscoveryText, Group } from '../classify/discovery/group.js';

/** What the thread is asked and answers. */
export interface DiscoveryQuestion {
  readonly baseline: readonly DiscoveryText[];
  readonly recent: readonly DiscoveryText[];
  readonly options: DiscoveryOptions;
}
export type DiscoveryAnswer =
  { readonly groups: Group[]; readonly error?: never } | { readonly error: string; readonly groups?: never };

/**
 * `discover` in a thread of its own: it takes seconds, and the 240 MB of the Japanese dictionary go when the thread ends.
 * From source, where there is no compiled thread, it runs in place.
 * @throws the signal's reason when it is aborted, Error when the thread fails
 */
export async function discoverInThread(question: DiscoveryQuestion, signal: AbortSignal): Promise<Group[]> {
  signal.throwIfAborted();
  if (import.meta.url.endsWith('.ts')) return discover(question.baseline, question.recent, question.options);
  const worker = new Worker(new URL('./discovery-worker.js', import.meta.url), { workerData: question, execArgv: [] });
  let stop = (): void => undefined;
  try {
    return await new Promise<Group[]>((resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop);
      worker.on('message', ({ groups, error }: DiscoveryAnswer) => {
        if (groups === undefined) reject(new Error(error));
        else resolve(groups);
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the discovery thread ended')));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
