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

/** No value of any field. */
const PLACE = '_place_';

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

  /** Replaces the whole filter. */
  set(filter: Filter, options: { readonly replace?: boolean } = {}): void {
    location.go(addressWith(location.path, location.params, filter), options);
  }

  /** Changes some fields; an undefined or empty field is removed. */
  patch(
    change: { readonly [K in keyof Filter]?: Filter[K] | undefined },
    options: { readonly replace?: boolean } = {},
  ): void {
    const next = { ...this.current, ...change };
    this.set(Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)), options);
  }

  /** Adds a value to a field, or takes it away when it is there already (plain or negated). */
  toggle(field: FilterField | `seg.${string}`, value: string): void {
    this.set(toggled(this.current, field, value));
  }

  /** What another screen's address takes over, for this filter. */
  private readonly query: string = $derived(this.queryOf(this.current));

  /** The address of another screen under this filter, or under another one; what is compared with travels along. */
  href(path: string, filter: Filter = this.current): string {
    return path + (filter === this.current ? this.query : this.queryOf(filter));
  }

  /** Addresses of another screen that differ in one value of one field only, for lists: far cheaper than a `href` each. */
  hrefsBy(path: string, field: FilterField, filter: Filter = this.current): (value: string) => string {
    const [before = '', after = ''] = this.href(path, { ...filter, [field]: [PLACE] }).split(PLACE);
    return (value) => before + encodeURIComponent(value) + after;
  }

  private queryOf(filter: Filter): string {
    const compare = location.params.get('compare');
    return addressWith('', new URLSearchParams(compare ? { compare } : {}), filter);
  }
}

export const filters = new FilterState();
