import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CubeResult } from '@koe/sql/domain/analysis/request';
import type { CubeChange, CubeQuestion } from './held-cube.js';

export interface ToThread {
  readonly id: number;
  readonly change: CubeChange;
  /** Absent when only the cube is to follow. */
  readonly question?: CubeQuestion;
}
export interface FromThread {
  readonly id: number;
  readonly results?: CubeResult[];
  /** `refused`: the request is wrong; `broken`: the cube is half changed. */
  readonly error?: { readonly message: string; readonly refused: boolean; readonly broken: boolean };
}

interface Waiter {
  readonly resolve: (results: CubeResult[]) => void;
  readonly reject: (error: Error) => void;
}

/** A held cube in a thread of its own, so that counting millions of items does not stop the server from answering. */
export class KernelThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiter>();
  private count = 0;
  private ended: Error | null = null;

  /** @param onEnd told when the thread died: its cube is gone with it */
  constructor(file: string, onEnd: () => void) {
    // flags that make the process read sources are not for compiled code
    this.worker = new Worker(file, { execArgv: [] });
    this.worker.unref();
    this.worker.on('message', ({ id, results, error }: FromThread) => {
      const waiter = this.waiting.get(id);
      this.waiting.delete(id);
      if (results) waiter?.resolve(results);
      else
        waiter?.reject(
          error?.refused === true && !error.broken ? new RangeError(error.message) : new Error(error?.message),
        );
      if (error?.broken === true) void this.stop();
    });
    const end = (error: Error): void => {
      this.ended ??= error;
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
      onEnd();
    };
    this.worker.on('error', end);
    this.worker.on('exit', () => end(new Error('the counting thread ended')));
  }

  /** Messages that are not answered yet. */
  get load(): number {
    return this.waiting.size;
  }

  /** @throws RangeError for a question that the kernel refuses; any other Error when the thread failed */
  run(change: CubeChange, question?: CubeQuestion): Promise<CubeResult[]> {
    // a message to a thread that ended would never be answered
    if (this.ended) return Promise.reject(this.ended);
    const id = (this.count += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, change, ...(question ? { question } : {}) } satisfies ToThread);
    });
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}

/** The compiled thread; null when running from source, where there is none and counting stays in place. */
export function kernelThreadFile(): string | null {
  const file = fileURLToPath(new URL('./kernel-worker.js', import.meta.url));
  return existsSync(file) ? file : null;
}
