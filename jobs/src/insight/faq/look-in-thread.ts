import { Worker } from 'node:worker_threads';
import { lookForGaps, type Look, type Recurring } from './look.js';

export type LookAnswer =
  { readonly groups: Recurring[]; readonly error?: never } | { readonly error: string; readonly groups?: never };

/**
 * `lookForGaps` in a thread of its own: it takes seconds, and the Japanese dictionary goes when the thread ends. From source, where
 * there is no compiled thread, it runs in place.
 * @throws the signal's reason when it is aborted, Error when the thread fails
 */
export async function lookInThread(look: Look, signal: AbortSignal): Promise<Recurring[]> {
  signal.throwIfAborted();
  if (import.meta.url.endsWith('.ts')) return lookForGaps(look);
  const worker = new Worker(new URL('./look-worker.js', import.meta.url), { workerData: look, execArgv: [] });
  let stop = (): void => undefined;
  try {
    return await new Promise<Recurring[]>((resolve, reject) => {
      stop = () => reject(signal.reason);
      signal.addEventListener('abort', stop);
      worker.on('message', ({ groups, error }: LookAnswer) => {
        if (groups === undefined) reject(new Error(error));
        else resolve(groups);
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the thread that looks for gaps ended')));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
