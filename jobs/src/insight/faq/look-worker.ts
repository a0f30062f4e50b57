import { parentPort, workerData } from 'node:worker_threads';
import { lookForGaps, type Look } from './look.js';
import type { LookAnswer } from './look-in-thread.js';

/** The thread that looks for gaps: looks once, answers once. */
async function answer(look: Look): Promise<LookAnswer> {
  try {
    return { groups: await lookForGaps(look) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

const look: Look = workerData;
parentPort?.postMessage(await answer(look));
