import { FilterError, filterParams, parseFilter, type Filter, type FilterField } from '@koe/sql/domain/filter';
import { addressWith, toggled } from './filter-address.js';
import { location } from './location.svelte.js';

interface Reading {
  readonly filter: Filter;
  /** What is wrong with the address, when it cannot be read as a filter. */
  readonly error: FilterError | null;
}

function read(params: URLSearchParams): Reading {
  try {
    return { filter: parseFilter(params), error: null };
  } catch (error) {
    if (error instanceof FilterError) return { filter: {}, error };
    throw error;
  }
}

/** Draws what a screen shows under a filter that is about to be set; null where there is nothing to wait for. */
type Ahead = (next: Filter) => Promise<unknown> | null;
/** So long a change of the filter waits for its charts at most: three frames. */
const MOST_AHEAD_MS = 50;

/**
 * The one filter of all screens. It lives in the address, so back, forward, reload and a sent link all give the same
 * screen; other parameters of the address (sort, panel …) are left alone.
 */
class FilterState {
  private readonly reading: Reading = $derived(read(location.params));
  readonly current: Filter = $derived(this.reading.filter);
  readonly error: FilterError | null = $derived(this.reading.error);
  /** Canonical text of the filter: equal filters, equal text. */
  readonly key: string = $derived(filterParams(this.current).toString());

  private ahead: Ahead | null = null;
  /** What is being drawn and will be set then. */
  private coming: Filter | null = null;

  /**
   * Has `ahead` draw before the filter changes: what a click is about comes first, and chips, links and address a frame
   * later. The other way round, drawing those would keep the answer waiting. Returns what ends it.
   */
  prepare(ahead: Ahead): () => void {
    this.ahead = ahead;
    return () => {
      if (this.ahead === ahead) this.ahead = null;
    };
  }

  /** Replaces the whole filter. */
  set(filter: Filter, options: { readonly replace?: boolean } = {}): void {
    const drawn = this.ahead?.(filter);
    if (!drawn) {
      this.go(filter, options);
      return;
    }
    const { path, search } = location;
    this.coming = filter;
    void Promise.race([drawn, pause(MOST_AHEAD_MS)]).then(() => {
      if (this.coming !== filter) return; // another one has taken its place
      this.coming = null;
      // whoever went somewhere else meanwhile stays there
      if (location.path === path && location.search === search) this.go(filter, options);
    });
  }

  /** Changes some fields; an undefined or empty field is removed. */
  patch(
    change: { readonly [K in keyof Filter]?: Filter[K] | undefined },
    options: { readonly replace?: boolean } = {},
  ): void {
    const next = { ...this.latest, ...change };
    this.set(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)), options);
  }

  /** Adds a value to a field, or takes it away when it is there already (plain or negated). */
  toggle(field: FilterField | `seg.${string}`, value: string): void {
    this.set(toggled(this.latest, field, value));
  }

  private readonly compare: string | null = $derived(location.params.get('compare'));
  /** What another screen's address takes over, for this filter. */
  private readonly query: string = $derived(this.queryOf(this.current));

  /**
   * The address of another screen under this filter, or under another one; what is compared with travels along. That under
   * another one stays the same when this one changes.
   */
  href(path: string, filter?: Filter): string {
    return path + (filter ? this.queryOf(filter) : this.query);
  }

  /** Addresses of another screen that differ in one value of one field only, for lists: far cheaper than a `href` each. */
  hrefsBy(path: string, field: FilterField, filter: Filter = this.current): (value: string) => string {
    const { [field]: _own, ...others } = filter;
    const base = this.href(path, others);
    return (value) => `${base}${base === path ? '?' : '&'}${field}=${encodeURIComponent(value)}`;
  }

  private get latest(): Filter {
    return this.coming ?? this.current;
  }

  private go(filter: Filter, options: { readonly replace?: boolean }): void {
    this.coming = null;
    location.go(addressWith(location.path, location.params, filter), options);
  }

  private queryOf(filter: Filter): string {
    return addressWith('', new URLSearchParams(this.compare ? { compare: this.compare } : {}), filter);
  }
}

export const filters = new FilterState();

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
