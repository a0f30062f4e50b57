import { parentPort } from 'node:worker_threads';
import type { Classifier } from '../classify/classifier.js';
import { classifierFrom, type ClassifyingAnswer, type ClassifyingTask } from './classifying-thread.js';

/** The classifying thread: keeps the classifier it was told to make last. */
let make = (): Classifier => {
  throw new Error('asked before it was told how to classify');
};
let made: Classifier | null = null;

function answerTo({ id, inputs }: Extract<ClassifyingTask, { readonly id: number }>): ClassifyingAnswer {
  try {
    const classifier = (made ??= make());
    const classifications = inputs.map((input) => classifier.classify(input));
    return { id, said: { version: classifier.version, classifications } };
  } catch (error) {
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (task: ClassifyingTask) => {
  if (task.parts === undefined) return parentPort?.postMessage(answerTo(task));
  const { parts } = task;
  made = null;
  make = () => classifierFrom(parts);
});
