import { parentPort, workerData } from 'node:worker_threads';
import { answerCube, type CubeQuestion, type CubeReply } from './ask-cube.js';

/** The counting thread of jobs: answers once. */
function answer(question: CubeQuestion): CubeReply {
  try {
    return { results: answerCube(question) };
  } catch (error) {
    return {
      error: error instanceof Error ? error.message : String(error),
      refused: error instanceof RangeError,
    };
  }
}

const question: CubeQuestion = workerData;
parentPort?.postMessage(answer(question));
