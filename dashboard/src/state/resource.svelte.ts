import { ApiProblem } from '../api/problem.js';

/**
 * Something fetched, with what a screen needs to show it honestly: `value` stays while it is loaded again (no spinner over
 * data that is already there), `problem` is the last failure.
 */
export class Resource<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<ApiProblem | null>(null);
  loading = $state(false);
  private run: AbortController | null = null;

  constructor(private readonly fetcher: (signal: AbortSignal) => Promise<T>) {}

  /** Loads (again); a load under way is dropped. Never rejects. */
  async load(): Promise<void> {
    this.run?.abort();
    const run = new AbortController();
    this.run = run;
    this.loading = true;
    try {
      const value = await this.fetcher(run.signal);
      if (run.signal.aborted) return;
      this.value = value;
      this.problem = null;
    } catch (error) {
      if (run.signal.aborted) return;
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    } finally {
      if (this.run === run) this.loading = false;
    }
  }
}
