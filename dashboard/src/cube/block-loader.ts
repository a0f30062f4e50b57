import type { BlockEntry } from '@koe/sql/domain/cube/layout';
import { fetchOrder, touches } from './block-order.js';
import type { Focus } from './messages.js';

const PARALLEL = 4;
const RETRY_MS = [500, 2000, 8000];

export interface BlockLoaderEvents {
  readonly onBlock: (hash: string, bytes: Uint8Array) => void;
  /** The server no longer has this block: the manifest is out of date. */
  readonly onGone: () => void;
  readonly onMissing: (hash: string) => void;
}

/**
 * Fetches blocks, a few at a time: only the days that are shown first until `loadEverything`, so that they and what draws
 * them come first on a slow line; then those in focus, then the others, newest first. Blocks never change, so the browser's
 * cache may answer for ever.
 */
export class BlockLoader {
  private waiting: readonly BlockEntry[] = [];
  private readonly running = new Set<string>();
  private focus: Focus = null;
  private first: Focus = null;
  private path = '';
  private everything = false;

  constructor(private readonly events: BlockLoaderEvents) {}

  /** Replaces the list of blocks still wanted. `path` is the route with `{hash}`. */
  want(blocks: readonly BlockEntry[], path: string): void {
    this.path = path;
    this.waiting = blocks.filter((block) => !this.running.has(block.hash));
    this.fill();
  }

  setFocus(focus: Focus, first: Focus): void {
    this.focus = focus;
    this.first = first;
  }

  loadEverything(): void {
    this.everything = true;
    this.fill();
  }

  private fill(): void {
    while (this.running.size < PARALLEL && this.waiting.length > 0) {
      const [next, ...rest] = fetchOrder(this.waiting, this.focus);
      if (!next || !(this.everything || (this.first !== null && touches(next, this.first)))) return;
      this.waiting = rest;
      this.running.add(next.hash);
      void this.fetchOne(next.hash).finally(() => {
        this.running.delete(next.hash);
        this.fill();
      });
    }
  }

  private async fetchOne(hash: string): Promise<void> {
    for (const waitMs of [...RETRY_MS, null]) {
      try {
        const response = await fetch(this.path.replace('{hash}', hash), { cache: 'force-cache' });
        if (response.ok) {
          this.events.onBlock(hash, new Uint8Array(await response.arrayBuffer()));
          return;
        }
        if (response.status === 404 || response.status === 410) {
          this.events.onGone();
          return;
        }
      } catch {
        // No answer: tried again below like any other failure.
      }
      if (waitMs !== null) await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    this.events.onMissing(hash);
  }
}
