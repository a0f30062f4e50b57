import { parentPort, workerData } from 'node:worker_threads';
import { answerSignals, type SignalsAnswer, type SignalsQuestion } from './signals-in-thread.js';

/** The counting thread of signals: answers once. */
function answer(question: SignalsQuestion): SignalsAnswer {
  try {
    return { result: answerSignals(question) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

const question: SignalsQuestion = workerData;
parentPort?.postMessage(answer(question));
