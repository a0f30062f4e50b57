import { parentPort, workerData } from 'node:worker_threads';
import { compareTrees } from './compare-trees.js';
import type { PreviewTask } from './preview-task.js';

/** The comparing thread: one task, one answer. */
const task: PreviewTask = workerData;
parentPort?.postMessage(compareTrees(task));
