import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Fact } from '@koe/sql/domain/fact';
import type { KernelTask } from './held-cube.js';

interface Answer {
  readonly id: number;
  readonly facts?: Fact[];
  readonly error?: string;
  readonly isRange?: boolean;
}

/** A held cube in a thread of its own, so that counting millions of items does not stop the server from answering. */
export class KernelThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, { resolve: (facts: Fact[]) => void; reject: (error: Error) => void }>();
  private count = 0;

  /** @param onEnd told when the thread died: its cube is gone with it */
  constructor(file: string, onEnd: () => void) {
    // flags that make the process read sources are not for compiled code
    this.worker = new Worker(file, { execArgv: [] });
    this.worker.unref();
    this.worker.on('message', (answer: Answer) => {
      const waiter = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (answer.facts) waiter?.resolve(answer.facts);
      else waiter?.reject(answer.isRange === true ? new RangeError(answer.error) : new Error(answer.error));
    });
    const end = (error: Error): void => {
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
      onEnd();
    };
    this.worker.on('error', end);
    this.worker.on('exit', () => end(new Error('the counting thread ended')));
  }

  run(task: KernelTask): Promise<Fact[]> {
    const id = (this.count += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, task });
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
