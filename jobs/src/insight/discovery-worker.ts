import { parentPort, workerData } from 'node:worker_threads';
import { discover } from '../classify/discovery/discover.js';
import type { DiscoveryAnswer, DiscoveryQuestion } from './discover-in-thread.js';

/** The discovery thread: looks once, answers once. */
async function answer({ baseline, recent, options }: DiscoveryQuestion): Promise<DiscoveryAnswer> {
  try {
    return { groups: await discover(baseline, recent, options) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

const question: DiscoveryQuestion = workerData;
parentPort?.postMessage(await answer(question));
