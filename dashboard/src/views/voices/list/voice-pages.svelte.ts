import { listItems, type ItemSummary } from '@koe/api/contract/items';
import { filterParams, type Filter } from '@koe/sql/domain/filter';
import { call } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';
import type { ListQuery } from './list-query.js';
import { newItems } from './new-items.js';

const PAGE_SIZE = 50;

/** What the list shows: a filter and the list's own parameters. */
export interface VoiceQuery extends ListQuery {
  readonly filter: Filter;
}

/**
 * The pages of the list read so far. It outlives the screen, so that coming back from a full page finds the list as it
 * was. What was read stays visible while the next answer is on its way; the rows of another query do not stay after a failure.
 */
class VoicePages {
  items = $state.raw<readonly ItemSummary[]>([]);
  /** Null when the server did not count. */
  total = $state.raw<number | null>(null);
  loading = $state<'none' | 'first' | 'more'>('none');
  problem = $state.raw<ApiProblem | null>(null);
  /** Items that came since the list was read. */
  fresh = $state(0);
  /** Whether there is an answer to show: that of the query, or of the one before while this one is read. */
  ready = $state(false);
  private cursor = $state.raw<string | null>(null);
  private query: VoiceQuery | null = null;
  private key = '';
  private run: AbortController | null = null;

  readonly hasMore: boolean = $derived(this.cursor !== null);

  /** Shows a query; the same one again changes nothing. */
  show(query: VoiceQuery): void {
    const key = keyOf(query);
    if (key === this.key && this.problem === null) return;
    this.key = key;
    this.query = query;
    void this.reload();
  }

  /** Reads the first page again. */
  async reload(): Promise<void> {
    this.fresh = 0;
    await this.read('first', null);
  }

  /** Reads the next page, if there is one and none is under way. */
  async more(): Promise<void> {
    if (this.cursor !== null && this.loading === 'none') await this.read('more', this.cursor);
  }

  /** Looks whether something new came, without moving what is being read. */
  async look(): Promise<void> {
    const { query, key } = this;
    if (!query || !this.ready || this.loading !== 'none') return;
    try {
      const page = await this.fetch(query, null);
      if (key !== this.key) return;
      const known = { ids: new Set(this.items.map(({ id }) => id)), total: this.total };
      this.fresh = newItems(query.sort, known, page);
    } catch {
      return; // looking is a courtesy: a failure shows when the list itself is read
    }
  }

  /** Changes an item in place, after its handling was changed elsewhere. */
  patch(
    id: string,
    change: Partial<Pick<ItemSummary, 'handling' | 'dueOn' | 'sentiment' | 'intent' | 'priority' | 'mentions'>>,
  ): void {
    this.items = this.items.map((item) => (item.id === id ? { ...item, ...change } : item));
  }

  private async read(what: 'first' | 'more', cursor: string | null): Promise<void> {
    if (!this.query) return;
    this.run?.abort();
    const run = new AbortController();
    this.run = run;
    this.loading = what;
    try {
      const page = await this.fetch(this.query, cursor, run.signal);
      if (run.signal.aborted) return;
      const known = new Set(what === 'more' ? this.items.map(({ id }) => id) : []);
      const added = page.items.filter(({ id }) => !known.has(id));
      this.items = what === 'more' ? [...this.items, ...added] : added;
      this.total = page.total;
      this.cursor = page.nextCursor;
      this.problem = null;
      this.ready = true;
    } catch (error) {
      if (run.signal.aborted) return;
      if (what === 'first') {
        this.items = [];
        this.ready = false;
      }
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    } finally {
      if (this.run === run) this.loading = 'none';
    }
  }

  private fetch({ filter, ...query }: VoiceQuery, cursor: string | null, signal?: AbortSignal) {
    return call(listItems, {
      filter,
      query: { ...query, limit: PAGE_SIZE, ...(cursor !== null && { cursor }) },
      ...(signal && { signal }),
    });
  }
}

const keyOf = ({ filter, ...query }: VoiceQuery): string =>
  `${filterParams(filter).toString()}#${JSON.stringify(query)}`;

export const voicePages = new VoicePages();
