import type { QueryMessage } from './messages.js';

/** Queries waiting for the kernel: the newest of each slot only, first come first served between slots. */
export class JobQueue {
  private readonly jobs = new Map<string, QueryMessage>();
  private readonly latest = new Map<string, number>();

  constructor(private readonly onDropped: (id: number) => void) {}

  push(job: QueryMessage): void {
    const before = this.jobs.get(job.slot);
    if (before) this.onDropped(before.id);
    this.jobs.delete(job.slot);
    this.jobs.set(job.slot, job);
    this.latest.set(job.slot, job.id);
  }

  shift(): QueryMessage | undefined {
    const [slot, job] = this.jobs.entries().next().value ?? [];
    if (slot !== undefined) this.jobs.delete(slot);
    return job;
  }

  /** Whether a newer query of its slot has arrived since this one was taken. */
  isOutdated(job: QueryMessage): boolean {
    return this.latest.get(job.slot) !== job.id;
  }
}
