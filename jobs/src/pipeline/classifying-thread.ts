import { Worker } from 'node:worker_threads';
import type { Classification } from '@koe/sql/domain/classification';
import type { Theme } from '@koe/sql/domain/theme';
import type { Classifier, ClassifierSettings, ClassifyInput } from '../classify/classifier.js';
import { ModelBlobError } from '../classify/linear/blob.js';
import { createClassifier } from '../classify/registry.js';

/** What a classifier is made of. */
export interface ClassifierParts {
  readonly themes: readonly Theme[];
  readonly model: Uint8Array | null;
  readonly settings: ClassifierSettings;
}

/** What the thread is told: of what to make the classifier of the questions after it, or a question. */
export type ClassifyingTask =
  | { readonly parts: ClassifierParts; readonly id?: never; readonly inputs?: never }
  | { readonly id: number; readonly inputs: readonly ClassifyInput[]; readonly parts?: never };
/** What a classifier said, and its version. */
export interface ThreadSaid {
  readonly version: string;
  readonly classifications: readonly Classification[];
}
export type ClassifyingAnswer =
  | { readonly id: number; readonly said: ThreadSaid; readonly error?: never }
  | { readonly id: number; readonly error: string; readonly said?: never };

/** Whether there is a thread: source has no compiled one. */
export const HAS_CLASSIFYING_THREAD = !import.meta.url.endsWith('.ts');

/** When nothing was asked for so long, the thread ends and its memory goes. */
const IDLE_MS = 20_000;

interface Waiting {
  resolve(said: ThreadSaid): void;
  reject(error: Error): void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  /** Of the parts it was told last. */
  key: string | null;
  asked: number;
  idle: NodeJS.Timeout | null;
}

let running: Thread | null = null;

/**
 * Classifies in a thread, so that other batches are read and written meanwhile. Answers in the order of the inputs.
 * @param key equal for equal parts, which are then neither read nor sent again
 * @throws Error when the thread fails; the next call starts another one
 */
export async function classifyInThread(
  key: string,
  readParts: () => Promise<ClassifierParts>,
  inputs: readonly ClassifyInput[],
): Promise<ThreadSaid> {
  const parts = running?.key === key ? null : await readParts();
  const thread = (running ??= startThread());
  const tell = (task: ClassifyingTask): void => thread.worker.postMessage(task);
  if (parts !== null && thread.key !== key) {
    tell({ parts });
    thread.key = key;
  }
  const id = (thread.asked += 1);
  if (thread.idle) clearTimeout(thread.idle);
  return new Promise((resolve, reject) => {
    thread.waiting.set(id, { resolve, reject });
    tell({ id, inputs });
  });
}

/**
 * Weights that an older version of the program has made cannot be read: then the tree speaks alone until `renewal` has brought
 * a new model.
 */
export function classifierFrom({ themes, model, settings }: ClassifierParts): Classifier {
  try {
    return createClassifier(themes, model, settings);
  } catch (error) {
    if (error instanceof ModelBlobError) return createClassifier(themes, null, settings);
    throw error;
  }
}

function startThread(): Thread {
  const worker = new Worker(new URL('./classifying-worker.js', import.meta.url), { execArgv: [] });
  worker.unref();
  const thread: Thread = { worker, waiting: new Map(), key: null, asked: 0, idle: null };
  const fail = (error: Error): void => {
    if (running === thread) running = null;
    for (const { reject } of thread.waiting.values()) reject(error);
    thread.waiting.clear();
  };
  worker.on('message', (answer: ClassifyingAnswer) => {
    const waiting = thread.waiting.get(answer.id);
    thread.waiting.delete(answer.id);
    if (thread.waiting.size === 0) rest(thread);
    if (answer.said === undefined) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.said);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the classifying thread ended')));
  return thread;
}

function rest(thread: Thread): void {
  thread.idle = setTimeout(() => {
    if (running === thread) running = null;
    void thread.worker.terminate();
  }, IDLE_MS).unref();
}
