import { availableParallelism } from 'node:os';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { CubeResult } from '@koe/sql/domain/analysis/request';
import type { BlockEntry, Manifest } from '@koe/sql/domain/cube/layout';
import type { Database } from '@koe/sql/server/database';
import { DATABASE } from '../world/world.js';
import { BlockMemory } from './block-memory.js';
import { HeldCube, type CubeQuestion } from './held-cube.js';
import { HeldState } from './held-state.js';
import { KernelThread, kernelThreadFile } from './kernel-thread.js';

/** Up to this many items counting takes less than handing it over. */
const IN_PLACE_ROWS = 100_000;
/** Held beside the server, and in a thread. */
const MOST_ROWS_HERE = 300_000;
const MOST_ROWS_THREAD = 20_000_000;
const MOST_THREADS = 4;

/** A cube, here or in a thread, and what it holds. Changes of one cube are worked out one after the other. */
interface Seat {
  readonly thread: KernelThread | null;
  readonly state: HeldState;
  /** What it has counted since its blocks changed, and keeps sums of. */
  readonly asked: Set<string>;
  ready: Promise<unknown>;
}

/**
 * Counts over blocks of the database with the kernel that the browser runs too. Blocks are loaded once and kept; several
 * threads share their bytes, and the one with the shortest queue answers.
 */
@Injectable()
export class KernelService implements OnModuleDestroy {
  private readonly inPlace = new HeldCube();
  private readonly memory: BlockMemory;
  private readonly here: Seat;
  private readonly threads = new Set<Seat>();

  constructor(@Inject(DATABASE) database: Database) {
    this.memory = new BlockMemory(database);
    this.here = {
      thread: null,
      state: new HeldState(this.memory, MOST_ROWS_HERE),
      asked: new Set(),
      ready: Promise.resolve(),
    };
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.threads].map(async ({ thread }) => thread?.stop()));
  }

  /**
   * @param needed the blocks that may hold items of the question
   * @throws RangeError for a metric, variant, dimension, analysis or parameter that there is not
   */
  async answer(manifest: Manifest, needed: readonly BlockEntry[], question: CubeQuestion): Promise<CubeResult[]> {
    const file = needed.reduce((sum, { rows }) => sum + rows, 0) > IN_PLACE_ROWS ? kernelThreadFile() : null;
    if (file === null) return this.ask(this.here, manifest, needed, question);
    this.startThreads(file);
    const [first, ...others] = [...this.threads].sort((a, b) => (a.thread?.load ?? 0) - (b.thread?.load ?? 0));
    if (!first) throw new Error('there is no counting thread');
    const answer = this.ask(first, manifest, needed, question);
    // the others follow and, having nothing else to do, count what is new to them: a crowd of readers then waits for neither
    for (const other of others) {
      const isNews = other.thread?.load === 0 && !other.asked.has(subjectOf(question));
      void this.ask(other, manifest, needed, isNews ? question : undefined).catch(() => undefined);
    }
    return answer;
  }

  /** Without a question the cube only learns what changed. */
  private async ask(
    seat: Seat,
    manifest: Manifest,
    needed: readonly BlockEntry[],
    question?: CubeQuestion,
  ): Promise<CubeResult[]> {
    const change = seat.ready.then(() => seat.state.follow(manifest, needed));
    const sent = change.then((told) => {
      this.memory.keepOnly(new Set(manifest.blocks.map(({ hash }) => hash)));
      if (told.drop.length + told.add.length > 0) seat.asked.clear();
      const nothing = told.manifest === undefined && told.drop.length + told.add.length === 0;
      if (seat.thread && (question || !nothing)) return { answer: seat.thread.run(told, question) };
      if (!seat.thread) this.inPlace.change(told);
      return { answer: Promise.resolve(question && !seat.thread ? this.inPlace.answer(question) : []) };
    });
    // what comes next is worked out once this is sent, and need not wait for the answer
    seat.ready = sent.catch(() => undefined);
    const results = await (await sent).answer;
    if (question) seat.asked.add(subjectOf(question));
    return results;
  }

  private startThreads(file: string): void {
    const wanted = Math.max(1, Math.min(MOST_THREADS, availableParallelism()));
    while (this.threads.size < wanted) {
      const seat: Seat = {
        thread: new KernelThread(file, () => this.threads.delete(seat)),
        state: new HeldState(this.memory, MOST_ROWS_THREAD),
        asked: new Set(),
        ready: Promise.resolve(),
      };
      this.threads.add(seat);
    }
  }
}

/** Questions of one subject share what a cube works out beforehand: the sums of a metric, the rows of a theme. */
function subjectOf({ asked, requests }: CubeQuestion): string {
  const subjects = requests.map((request) =>
    request.kind === 'fact'
      ? [request.measure.metric, request.measure.variant, (request.filter ?? asked.filter).theme]
      : request.kind === 'analysis'
        ? request.name
        : request.kind,
  );
  return JSON.stringify(subjects);
}
