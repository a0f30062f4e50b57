import { answerOne } from '@koe/sql/domain/analysis/answer';
import type { CubeResult } from '@koe/sql/domain/analysis/request';
import { Cube, type Bitmap } from '@koe/sql/domain/cube/cube';
import { decodeBlock } from '@koe/sql/domain/cube/decode';
import type { BlockEntry, Manifest } from '@koe/sql/domain/cube/layout';
import { BlockLoader } from './block-loader.js';
import { touches } from './block-order.js';
import { blocksToHold, isTooLarge, MOST_ROWS } from './held-blocks.js';
import { JobQueue } from './job-queue.js';
import type { Focus, FromWorker, QueryMessage, SearchHits, ToWorker } from './messages.js';
import { searchBitmap } from './search-bitmap.js';

const PROGRESS_MS = 80;
/** So often news of progress waits at most for answers that are being computed: about a second. */
const MOST_POSTPONED = 12;

/** What the worker runs, apart from the worker's own plumbing: holds the cube, keeps it in step with the manifest, answers. */
export class Engine {
  private manifest: Manifest | null = null;
  private cube: Cube | null = null;
  private focus: Focus = null;
  /** What is to be held, of the manifest's blocks. */
  private wanted: readonly BlockEntry[] = [];
  private blockPath = '';
  private readonly rowsOf = new Map<string, number>();
  private readonly missing = new Set<string>();
  private readonly days = new Map<string, readonly [number, number]>();
  private bitmap: { readonly key: string; readonly bits: Bitmap } | null = null;
  private progressTimer: ReturnType<typeof setTimeout> | null = null;
  private postponed = 0;
  private busy = false;
  private revision = 0;

  private readonly queue = new JobQueue((id) => {
    this.post({ kind: 'dropped', id });
  });
  private readonly loader = new BlockLoader({
    onBlock: (hash, bytes) => {
      this.add(hash, bytes);
    },
    onGone: () => {
      this.post({ kind: 'stale' });
    },
    onMissing: (hash) => {
      this.missing.add(hash);
      this.tellProgress();
    },
  });

  /** @param most items to hold at most */
  constructor(
    private readonly post: (message: FromWorker, transfer?: Transferable[]) => void,
    private readonly most = MOST_ROWS,
  ) {}

  receive(message: ToWorker): void {
    if (message.kind === 'manifest') this.follow(message.manifest, message.blockPath);
    else if (message.kind === 'focus') {
      this.focus = message.focus;
      this.loader.setFocus(message.focus, message.first);
      this.load();
      this.tellProgress();
    } else if (message.kind === 'everything') this.loader.loadEverything();
    else {
      this.queue.push(message);
      void this.work();
    }
  }

  private follow(manifest: Manifest, blockPath: string): void {
    this.manifest = manifest;
    if (this.cube) this.cube.setManifest(manifest);
    else this.cube = new Cube(manifest);
    this.blockPath = blockPath;
    // Old blocks go only when their successors are here, else a day would drop to zero for a moment: see `sweep`.
    this.missing.clear();
    this.load();
    this.sweep(new Set(manifest.blocks.map((block) => block.hash)));
    // what is counted on the server has changed without any block coming here
    if (this.isRemote()) this.revision++;
    this.tellProgress();
  }

  /** Fetches what is to be held, and makes room for it where not everything fits. */
  private load(): void {
    const { manifest } = this;
    if (!manifest || !this.cube) return;
    this.wanted = blocksToHold(manifest.blocks, this.focus, this.most);
    const absent = this.wanted.filter((block) => !this.rowsOf.has(block.hash));
    const rows = absent.reduce((sum, block) => sum + block.rows, this.cube.length);
    const kept = new Set(this.wanted.map((block) => block.hash));
    if (rows > this.most) for (const hash of [...this.rowsOf.keys()]) if (!kept.has(hash)) this.drop(hash);
    this.loader.want(absent, this.blockPath);
  }

  private drop(hash: string): void {
    this.cube?.remove(hash);
    this.rowsOf.delete(hash);
    this.days.delete(hash);
    this.bitmap = null;
    this.revision++;
  }

  private isRemote(): boolean {
    return isTooLarge(this.manifest?.blocks ?? [], this.focus, this.most);
  }

  private add(hash: string, bytes: Uint8Array): void {
    const listed = new Set(this.manifest?.blocks.map((block) => block.hash));
    // the focus may have moved on while it was on its way
    if (!this.cube || !listed.has(hash) || !this.wanted.some((block) => block.hash === hash)) return;
    const rows = decodeBlock(bytes);
    this.sweep(listed, hash);
    this.cube.append(hash, rows);
    this.rowsOf.set(hash, rows.length);
    this.bitmap = null;
    this.revision++;
    this.tellProgress();
  }

  /** Drops blocks that are no longer listed: all of them once nothing is awaited, or those of the days that `arriving` brings. */
  private sweep(listed: ReadonlySet<string>, arriving?: string): void {
    if (!this.manifest || !this.cube) return;
    const next = this.manifest.blocks.find((block) => block.hash === arriving);
    const awaited = this.wanted.some((block) => !this.rowsOf.has(block.hash) && block.hash !== arriving);
    for (const hash of [...this.rowsOf.keys()]) {
      if (listed.has(hash)) continue;
      const days = this.days.get(hash);
      const replaced = next && days && days[0] <= next.to && days[1] >= next.from;
      if (awaited && !replaced) continue;
      this.drop(hash);
    }
    for (const block of this.manifest.blocks) this.days.set(block.hash, [block.from, block.to]);
  }

  /** Screens ask again at the news of more blocks: told while an answer is computed, it would make that worthless each time. */
  private tellProgress(): void {
    this.progressTimer ??= setTimeout(() => {
      this.progressTimer = null;
      if (this.busy && ++this.postponed < MOST_POSTPONED) {
        this.tellProgress();
        return;
      }
      this.postponed = 0;
      const blocks = this.wanted;
      const absent = blocks.filter((block) => !this.rowsOf.has(block.hash));
      const remote = this.isRemote();
      this.post({
        kind: 'progress',
        // nothing is awaited where the server counts
        loaded: remote ? 1 : blocks.length - absent.length,
        total: remote ? 1 : blocks.length,
        remote,
        rows: this.cube?.length ?? 0,
        focused: absent.every((block) => !touches(block, this.focus)),
        revision: this.revision,
        missing: this.missing.size,
      });
    }, PROGRESS_MS);
  }

  private async work(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    // Messages that already wait are read first, so that only the newest query of each slot is computed.
    for (await nextTurn(); ; await nextTurn()) {
      const job = this.queue.shift();
      if (!job) break;
      try {
        const results = await this.answer(job);
        if (results === null) this.post({ kind: 'dropped', id: job.id });
        else this.post({ kind: 'answer', id: job.id, results }, buffersOf(results));
      } catch (error) {
        this.post({ kind: 'failed', id: job.id, message: error instanceof Error ? error.message : String(error) });
      }
    }
    this.busy = false;
  }

  /** Counts in one pass, then the metrics one at a time, looking between them whether the query is still wanted. */
  private async answer(job: QueryMessage): Promise<readonly CubeResult[] | null> {
    const cube = this.cube;
    if (!cube) throw new Error('there is no manifest yet');
    const bitmap = job.search ? this.bitsOf(job.search) : undefined;
    const counting = job.requests.filter((request) => request.kind === 'count');
    let counts: readonly CubeResult[] = [];
    if (counting.length > 0) {
      cube.setFilter(job.filter, bitmap);
      counts = cube.count(counting.map((request) => request.query));
    }
    const waiting = [...counts];
    const results: CubeResult[] = [];
    for (const request of job.requests) {
      if (request.kind === 'count') {
        const next = waiting.shift();
        if (next) results.push(next);
        continue;
      }
      const asked = { filter: job.filter, asOf: this.manifest?.asOf ?? '', ...(bitmap ? { bitmap } : {}) };
      results.push(answerOne(cube, asked, request));
      await nextTurn();
      if (this.queue.isOutdated(job)) return null;
    }
    return results;
  }

  private bitsOf(search: SearchHits): Bitmap {
    if (this.bitmap?.key !== search.key) this.bitmap = { key: search.key, bits: searchBitmap(search, this.rowsOf) };
    return this.bitmap.bits;
  }
}

function buffersOf(results: readonly CubeResult[]): Transferable[] {
  return results.flatMap((result) =>
    'values' in result && result.values instanceof Int32Array ? [result.values.buffer] : [],
  );
}

const turns = new MessageChannel();
const resolvers: (() => void)[] = [];
turns.port1.onmessage = () => resolvers.shift()?.();

/** After the messages that already wait. A timer would be held back to 4 ms by the browser. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    resolvers.push(resolve);
    turns.port2.postMessage(null);
  });
}
