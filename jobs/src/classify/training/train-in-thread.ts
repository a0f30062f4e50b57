import { Worker } from 'node:worker_threads';
import { trainModel } from './train-model.js';
import type { TrainedModel, TrainingSet } from './training-set.js';

/** What the thread answers. */
export type TrainingAnswer =
  { readonly model: TrainedModel; readonly error?: never } | { readonly error: string; readonly model?: never };

/** Old space of the thread: a large installation's vectors and columns, with room. */
const MEMORY_MB = 2048;

/**
 * `trainModel` in a thread of its own, so that whoever asks can go on. From source, where there is no compiled thread, it
 * runs in place. @throws the signal's reason when it is aborted, Error when training fails or the thread dies.
 */
export async function trainInThread(set: TrainingSet, signal?: AbortSignal): Promise<TrainedModel> {
  signal?.throwIfAborted();
  if (import.meta.url.endsWith('.ts')) return trainModel(set);
  const worker = new Worker(new URL('./train-worker.js', import.meta.url), {
    workerData: set,
    // flags that make the process read sources are not for compiled code
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  let stop = (): void => undefined;
  try {
    return await new Promise<TrainedModel>((resolve, reject) => {
      stop = () => reject(signal?.reason);
      signal?.addEventListener('abort', stop);
      worker.on('message', ({ model, error }: TrainingAnswer) => {
        if (model === undefined) reject(new Error(error));
        else resolve(model);
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the training thread ended')));
    });
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
