import { parentPort } from 'node:worker_threads';
import { HeldCube } from './held-cube.js';
import type { FromThread, ToThread } from './kernel-thread.js';

/** The counting thread: one message after the other, each answered with results or with the error's words. */
const cube = new HeldCube();

parentPort?.on('message', ({ id, change, question }: ToThread) => {
  let step: 'change' | 'answer' = 'change';
  const reply = (message: FromThread): void => parentPort?.postMessage(message);
  try {
    cube.change(change);
    step = 'answer';
    reply({ id, results: question ? cube.answer(question) : [] });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    reply({ id, error: { message, refused: error instanceof RangeError, broken: step === 'change' } });
  }
});
