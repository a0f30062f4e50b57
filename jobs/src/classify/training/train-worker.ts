import { parentPort, workerData } from 'node:worker_threads';
import type { TrainingAnswer } from './train-in-thread.js';
import { trainModel } from './train-model.js';
import type { TrainingSet } from './training-set.js';

/** The training thread: learns from the set it was started with, answers once. */
function answer(set: TrainingSet): TrainingAnswer {
  try {
    return { model: trainModel(set) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

const set: TrainingSet = workerData;
parentPort?.postMessage(answer(set));
