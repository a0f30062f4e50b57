import { ApiProblem } from '../../../api/problem.js';

/** Rows read a page at a time, each page asked for by the last row of the one before. */
export class Keyset<Row> {
  rows = $state.raw<readonly Row[]>([]);
  problem = $state.raw<ApiProblem | null>(null);
  loading = $state(false);
  /** Whether a first answer has come. */
  ready = $state(false);
  hasMore = $state(false);

  /** `fetch` gives the rows after `last`, at most `pageSize`; fewer mean that there are no more. */
  constructor(
    private readonly pageSize: number,
    private readonly fetch: (limit: number, last: Row | null) => Promise<readonly Row[]>,
  ) {}

  /** Reads from the beginning; what was read stays visible meanwhile. */
  async load(): Promise<void> {
    await this.read(null);
  }

  async more(): Promise<void> {
    const last = this.rows.at(-1);
    if (last !== undefined && !this.loading) await this.read(last);
  }

  private async read(last: Row | null): Promise<void> {
    this.loading = true;
    try {
      const page = await this.fetch(this.pageSize, last);
      this.rows = last === null ? page : [...this.rows, ...page];
      this.hasMore = page.length === this.pageSize;
      this.problem = null;
      this.ready = true;
    } catch (error) {
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    } finally {
      this.loading = false;
    }
  }
}
