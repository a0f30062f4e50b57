import { parentPort } from 'node:worker_threads';
import { HeldCube, type KernelTask } from './held-cube.js';

/** The counting thread: one task after the other, each answered with facts or with the error's words. */
const cube = new HeldCube();

parentPort?.on('message', ({ id, task }: { id: number; task: KernelTask }) => {
  try {
    parentPort?.postMessage({ id, facts: cube.run(task) });
  } catch (error) {
    const isRange = error instanceof RangeError;
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error), isRange });
  }
});
