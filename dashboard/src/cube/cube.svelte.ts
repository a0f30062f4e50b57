import { getBlock, searchBlocks } from '@koe/api/contract/cube';
import { neededBlocks } from '@koe/sql/domain/analysis/needed-blocks';
import type { CubeRequest, CubeResult, ResultOf } from '@koe/sql/domain/analysis/request';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import type { Filter } from '@koe/sql/domain/filter';
import { call } from '../api/client.js';
import { blocksToHold } from './held-blocks.js';
import type { Focus, FromWorker, SearchHits, ToWorker } from './messages.js';
import { askServer } from './server-cube.js';

type Results<R extends Readonly<Record<string, CubeRequest>>> = { readonly [K in keyof R]: ResultOf<R[K]> };

interface Progress {
  readonly loaded: number;
  readonly total: number;
  readonly rows: number;
  /** Whether the days that the screen shows are complete. */
  readonly focused: boolean;
  readonly revision: number;
  readonly missing: number;
  /** Whether the days that the screen shows are more than a browser holds: they are counted on the server. */
  readonly remote: boolean;
}

/** So long after the first answer the days beyond the screen wait at most for its first chart: some screens draw none. */
const HOLD_MS = 2_500;

/** The page's side of the counting worker. */
class CubeClient {
  /** Null until the worker has heard of a manifest. */
  progress = $state.raw<Progress | null>(null);
  /** Goes up whenever the data behind the answers changed: an effect that asks should read it. */
  version = $state(0);
  private worker: Worker | null = null;
  private focus: Focus = null;
  private first: Focus = null;
  private manifest: Manifest | null = null;
  /** Hashes of the blocks that the worker holds or is about to. */
  private held: ReadonlySet<string> = new Set();
  private readonly calls = new Map<string, AbortController>();
  private lastId = 0;
  private readonly pending = new Map<
    number,
    { resolve: (results: readonly CubeResult[] | null) => void; reject: (error: Error) => void }
  >();
  private readonly newest = new Map<string, number>();
  private holding: ReturnType<typeof setTimeout> | 'over' | null = null;
  private search: { readonly key: string; readonly hits: Promise<SearchHits> } | null = null;

  /** Called when a block of the manifest is gone from the server. */
  onStale: () => void = () => undefined;

  /** Starts loading, or follows a changed manifest: only blocks that are new are fetched. */
  follow(manifest: Manifest): void {
    if (this.manifest?.version === manifest.version) return;
    this.manifest = manifest;
    this.hold();
    this.send({ kind: 'manifest', manifest, blockPath: getBlock.path });
  }

  /** Lets the days beyond those shown come too. The first chart says so once it is drawn. */
  loadEverything(): void {
    if (this.holding === 'over') return;
    if (this.holding !== null) clearTimeout(this.holding);
    this.holding = 'over';
    this.send({ kind: 'everything' });
  }

  /** Tries again to fetch blocks that could not be had. */
  retry(): void {
    if (this.manifest) this.send({ kind: 'manifest', manifest: this.manifest, blockPath: getBlock.path });
  }

  /**
   * The days that the screen needs, so that their blocks come first. Screens say them with every change of the filter.
   * @param first those of them that its first chart shows; the others wait for that chart
   */
  setFocus(focus: Focus, first: Focus = focus): void {
    if (String(focus) === String(this.focus) && String(first) === String(this.first)) return;
    this.focus = focus;
    this.first = first;
    this.hold();
    this.send({ kind: 'focus', focus, first });
  }

  private hold(): void {
    this.held = new Set(blocksToHold(this.manifest?.blocks ?? [], this.focus).map((block) => block.hash));
  }

  /** Whether the worker can answer: it holds only so much, and an analysis may look at everything there is. */
  private isHeld(filter: Filter, requests: readonly CubeRequest[]): boolean {
    return neededBlocks(this.manifest?.blocks ?? [], filter, requests).every((block) => this.held.has(block.hash));
  }

  /**
   * Answers all requests under one filter, by the worker or, where it cannot hold the items, by the server. Null when a newer
   * query of the same slot made this one worthless.
   * @throws ApiProblem when the text search fails; Error for requests that the kernel refuses.
   */
  async query<const R extends Readonly<Record<string, CubeRequest>>>(
    slot: string,
    filter: Filter,
    requests: R,
  ): Promise<Results<R> | null> {
    const id = ++this.lastId;
    this.newest.set(slot, id);
    this.calls.get(slot)?.abort();
    this.calls.delete(slot);
    const names = Object.keys(requests);
    const asked = Object.values(requests);
    const results = this.isHeld(filter, asked)
      ? await this.askWorker(id, slot, filter, asked)
      : await this.askServer(id, slot, filter, asked);
    this.holding ??= setTimeout(() => {
      this.loadEverything();
    }, HOLD_MS);
    if (results === null || this.newest.get(slot) !== id) return null;
    // eslint-disable-next-line no-restricted-syntax -- the worker answers in the order of the requests, which no type of a record says
    return Object.fromEntries(names.map((name, at) => [name, results[at]])) as Results<R>;
  }

  private async askWorker(
    id: number,
    slot: string,
    filter: Filter,
    requests: readonly CubeRequest[],
  ): Promise<readonly CubeResult[] | null> {
    const search = filter.q ? await this.hitsOf(filter) : null;
    if (this.newest.get(slot) !== id) return null;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.send({ kind: 'query', id, slot, filter, requests, search });
    });
  }

  private async askServer(
    id: number,
    slot: string,
    filter: Filter,
    requests: readonly CubeRequest[],
  ): Promise<readonly CubeResult[] | null> {
    const abort = new AbortController();
    this.calls.set(slot, abort);
    try {
      const { results, manifest } = await askServer(filter, requests, abort.signal);
      if (manifest !== this.manifest?.version) this.onStale();
      return results;
    } catch (error) {
      if (this.newest.get(slot) !== id) return null; // the call that took its place has ended it
      throw error;
    }
  }

  private hitsOf(filter: Filter): Promise<SearchHits> {
    const q = filter.q ?? '';
    const key = `${this.manifest?.version ?? ''} ${q}`;
    if (this.search?.key !== key) {
      const hits = call(searchBlocks, { query: { q } }).then(({ manifest, rows }) => {
        if (manifest !== this.manifest?.version) this.onStale();
        return { key, rows };
      });
      this.search = { key, hits };
      hits.catch(() => {
        if (this.search?.hits === hits) this.search = null; // asked again next time
      });
    }
    return this.search.hits;
  }

  private send(message: ToWorker): void {
    this.worker ??= this.start();
    this.worker.postMessage(message);
  }

  private start(): Worker {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'cube' });
    worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
      this.receive(event.data);
    });
    return worker;
  }

  private receive(message: FromWorker): void {
    if (message.kind === 'progress') {
      const { kind: _kind, ...progress } = message;
      // what is told again must not make screens ask again
      if (JSON.stringify(progress) !== JSON.stringify(this.progress)) this.progress = progress;
      this.version = message.revision;
      return;
    }
    if (message.kind === 'stale') {
      this.onStale();
      return;
    }
    const waiting = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.results);
    else if (message.kind === 'dropped') waiting?.resolve(null);
    else waiting?.reject(new Error(message.message));
  }
}

export const cube = new CubeClient();
