import { parentPort, workerData } from 'node:worker_threads';
import type { CubeReply } from './ask-cube.js';
import { CountingCube, type CubeAsked, type CubeContent } from './counting-cube.js';

const content: CubeContent = workerData;
let cube: CountingCube | null = null;

/** The counting thread of jobs: one question after the other, each answered with results or with the error's words. */
function reply(asked: CubeAsked): CubeReply {
  try {
    cube ??= new CountingCube(content);
    return { results: cube.answer(asked) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { error: message, refused: error instanceof RangeError };
  }
}

parentPort?.on('message', (asked: CubeAsked) => parentPort?.postMessage(reply(asked)));
