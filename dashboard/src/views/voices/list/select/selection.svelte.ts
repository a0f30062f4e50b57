import { MOST_CORRECTED } from '@koe/api/contract/label-batches';
import { rangeOf, withPicked } from './picked-ids.js';

/** Which voices of the list are selected, to be corrected together; at most as many as one correction may be about. */
class Selection {
  ids = $state.raw<ReadonlySet<string>>(new Set());
  /** Whether the rows show their boxes although nothing is selected yet: where there is no pointer to hover with. */
  started = $state(false);
  /** Where a range begins: the row touched last. */
  private anchor: string | null = null;

  readonly count: number = $derived(this.ids.size);
  readonly active: boolean = $derived(this.started || this.count > 0);

  has(id: string): boolean {
    return this.ids.has(id);
  }

  /**
   * Selects a voice or takes it out. With `range` all from the row touched last do the same.
   * @param order ids of the list as it stands
   */
  toggle(id: string, order: readonly string[], range = false): void {
    const wanted = !this.ids.has(id);
    const between = range ? rangeOf(order, this.anchor, id) : [id];
    this.anchor = id;
    this.ids = withPicked(this.ids, between, range || wanted);
  }

  /** Selects these and nothing else. */
  set(ids: readonly string[]): void {
    this.ids = new Set(ids.slice(0, MOST_CORRECTED));
  }

  clear(): void {
    this.ids = new Set();
    this.started = false;
    this.anchor = null;
  }
}

export const selection = new Selection();
