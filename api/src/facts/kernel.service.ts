import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { BlockEntry, Manifest } from '@koe/sql/domain/cube/layout';
import type { Fact } from '@koe/sql/domain/fact';
import type { MeasureRequest } from '@koe/sql/domain/metric/measure';
import { readBlock } from '@koe/sql/queries/cube/block';
import type { Database } from '@koe/sql/server/database';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';
import { HeldCube, type KernelTask } from './held-cube.js';
import { KernelThread, kernelThreadFile } from './kernel-thread.js';

/** Up to this many items counting takes less than handing it over. */
const IN_PLACE_ROWS = 100_000;
/** More than this is not held at once: what the request does not need goes first. */
const MOST_ROWS = 20_000_000;

/** Counts over blocks of the database with the kernel that the browser runs too. Blocks are loaded once and kept. */
@Injectable()
export class KernelService implements OnModuleDestroy {
  private readonly inPlace = new HeldCube();
  private thread: KernelThread | null = null;
  /** What each cube holds: hash → rows, and the version of its manifest. */
  private heldInPlace = emptyState();
  private heldInThread = emptyState();
  private queue: Promise<unknown> = Promise.resolve();

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async onModuleDestroy(): Promise<void> {
    await this.thread?.stop();
  }

  /**
   * @param needed the blocks that may hold items of the request
   * @throws RangeError for an unknown metric, variant or dimension
   */
  measure(manifest: Manifest, needed: readonly BlockEntry[], request: MeasureRequest): Promise<Fact[]> {
    // one after the other: a task says what changes from the cube that the one before left
    const answer = this.queue.then(() => this.run(manifest, needed, request));
    this.queue = answer.catch(() => undefined);
    return answer;
  }

  private async run(manifest: Manifest, needed: readonly BlockEntry[], request: MeasureRequest): Promise<Fact[]> {
    const file = needed.reduce((sum, { rows }) => sum + rows, 0) > IN_PLACE_ROWS ? kernelThreadFile() : null;
    const state = file === null ? this.heldInPlace : this.heldInThread;
    const task = await this.taskFor(manifest, needed, request, state);
    if (file === null) {
      const facts = this.inPlace.run(task);
      commit(state, manifest, needed, task);
      return facts;
    }
    this.thread ??= new KernelThread(file, () => {
      this.thread = null;
      this.heldInThread = emptyState();
    });
    // the thread changes its cube before it measures, so what it holds is noted even when measuring fails
    commit(state, manifest, needed, task);
    return this.thread.run(task).catch(async (error: unknown) => {
      // anything but a refused request may have left the cube half changed: the next request begins with a new one
      if (!(error instanceof RangeError)) await this.restart();
      throw error;
    });
  }

  private async restart(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    this.heldInThread = emptyState();
    await thread?.stop();
  }

  private async taskFor(
    manifest: Manifest,
    needed: readonly BlockEntry[],
    request: MeasureRequest,
    state: HeldState,
  ): Promise<KernelTask> {
    const live = new Set(manifest.blocks.map(({ hash }) => hash));
    const wanted = new Set(needed.map(({ hash }) => hash));
    const missing = needed.filter(({ hash }) => !state.rows.has(hash));
    const rows = [...state.rows.values(), ...missing.map((entry) => entry.rows)].reduce((sum, count) => sum + count, 0);
    const drop = [...state.rows.keys()].filter((hash) => !live.has(hash) || (rows > MOST_ROWS && !wanted.has(hash)));
    const add: { hash: string; bytes: Uint8Array }[] = [];
    for (const { hash } of missing) {
      const bytes = await readBlock(this.database, hash);
      if (!bytes) throw new ProblemError('not_ready', 'the blocks are being packed again; try again in a moment');
      add.push({ hash, bytes });
    }
    return { ...(state.version === manifest.version ? {} : { manifest }), drop, add, request };
  }
}

interface HeldState {
  version: string;
  readonly rows: Map<string, number>;
}

function emptyState(): HeldState {
  return { version: '', rows: new Map() };
}

function commit(state: HeldState, manifest: Manifest, needed: readonly BlockEntry[], task: KernelTask): void {
  state.version = manifest.version;
  for (const hash of task.drop) state.rows.delete(hash);
  for (const { hash, rows } of needed) state.rows.set(hash, rows);
}
