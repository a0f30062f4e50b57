import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { compareTrees } from './compare-trees.js';
import type { PreviewResult, PreviewTask } from './preview-task.js';

/**
 * `compareTrees` in a thread of its own, so that the server goes on answering. From source, where there is no compiled
 * thread, it runs in place.
 * @throws Error when it takes longer than `withinMs`
 */
export async function compareInThread(task: PreviewTask, withinMs: number): Promise<PreviewResult> {
  const file = fileURLToPath(new URL('./preview-worker.js', import.meta.url));
  if (!existsSync(file)) return compareTrees(task);
  // flags that make the process read sources are not for compiled code
  const worker = new Worker(file, { workerData: task, execArgv: [] });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PreviewResult>((resolve, reject) => {
      timer = setTimeout(() => reject(new PreviewTimeout()), withinMs);
      worker.on('message', resolve);
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the comparing thread ended')));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

export class PreviewTimeout extends Error {}
