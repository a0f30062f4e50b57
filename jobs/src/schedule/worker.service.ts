import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Runtime } from '../pipeline/runtime.js';
import { startWorker } from './worker.js';
import { RUNTIME } from './tokens.js';

/** Takes jobs from the queue as long as the process lives. */
@Injectable()
export class WorkerService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private runner: { stop(): Promise<void> } | null = null;

  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  async onApplicationBootstrap(): Promise<void> {
    this.runner = await startWorker(this.runtime, this.stopping.signal, () => {
      // others may take our jobs now: end, and let the supervisor start a fresh process
      this.runtime.log.fatal('the connection to the database was lost');
      process.exit(1);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('the process is stopping'));
    await this.runner?.stop();
  }
}
