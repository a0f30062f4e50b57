import { getBlock, searchBlocks } from '@koe/api/contract/cube';
import type { CubeRequest, CubeResult, ResultOf } from '@koe/sql/domain/analysis/request';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import type { Filter } from '@koe/sql/domain/filter';
import { call } from '../api/client.js';
import type { Focus, FromWorker, SearchHits, ToWorker } from './messages.js';

type Results<R extends Readonly<Record<string, CubeRequest>>> = { readonly [K in keyof R]: ResultOf<R[K]> };

interface Progress {
  readonly loaded: number;
  readonly total: number;
  readonly rows: number;
  /** Whether the days that the screen shows are complete. */
  readonly focused: boolean;
  readonly revision: number;
  readonly missing: number;
}

/** So long the days beyond the focus wait at most for the first chart: some screens draw none. */
const HOLD_MS = 2_500;

/** The page's side of the counting worker. */
class CubeClient {
  /** Null until the worker has heard of a manifest. */
  progress = $state.raw<Progress | null>(null);
  /** Goes up whenever the data behind the answers changed: an effect that asks should read it. */
  version = $state(0);
  private worker: Worker | null = null;
  private focus: Focus = null;
  private manifest: Manifest | null = null;
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
    this.send({ kind: 'manifest', manifest, blockPath: getBlock.path });
    this.holding ??= setTimeout(() => {
      this.loadEverything();
    }, HOLD_MS);
  }

  /** Lets the days beyond the focus come too. The first chart says so once it is drawn. */
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

  /** The days that the screen shows, so that their blocks come first. Screens say them with every change of the filter. */
  setFocus(focus: Focus): void {
    if (String(focus) === String(this.focus)) return;
    this.focus = focus;
    this.send({ kind: 'focus', focus });
  }

  /**
   * Answers all requests under one filter. Null when a newer query of the same slot made this one worthless.
   * @throws ApiProblem when the text search fails; Error for requests that the kernel refuses.
   */
  async query<const R extends Readonly<Record<string, CubeRequest>>>(
    slot: string,
    filter: Filter,
    requests: R,
  ): Promise<Results<R> | null> {
    const id = ++this.lastId;
    this.newest.set(slot, id);
    const search = filter.q ? await this.hitsOf(filter) : null;
    if (this.newest.get(slot) !== id) return null;
    const names = Object.keys(requests);
    const results = await new Promise<readonly CubeResult[] | null>((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.send({ kind: 'query', id, slot, filter, requests: Object.values(requests), search });
    });
    if (results === null || this.newest.get(slot) !== id) return null;
    // eslint-disable-next-line no-restricted-syntax -- the worker answers in the order of the requests, which no type of a record says
    return Object.fromEntries(names.map((name, at) => [name, results[at]])) as Results<R>;
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
