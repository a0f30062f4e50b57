import { codeRuns } from './code-runs.js';
import { Lane } from './lane.js';
import { pick } from './loop.js';
import { ALL_DAYS, daysWithout, firstRun, rowsWithin, scan } from './scan.js';
import type { DayRange, FilterTests } from './filter-test.js';
import { Sieve, type Hits } from './sieve.js';
import type { Store } from './store.js';
import type { CodeSlice, Slice, Tally } from './tally.js';

/** Views that are walked together. A row's mask is kept per row and cells per mask, so more are walked in another pass. */
export const VIEWS = 5;

/** A tally that somebody asked for under one view. */
export interface Ask {
  readonly tally: Tally;
  /** Its cells under that view, once counted. Not to be changed. */
  cells(): Int32Array;
}

/** A tally and the views that ask for it; its cells are made when all have asked. */
interface Wanted {
  readonly tally: Tally;
  views: number;
  lane: Lane | null;
}

/** Up to five views and what is counted under them. */
export class Pass {
  readonly #store: Store;
  readonly #sieve: Sieve;
  readonly #wanted = new Map<string, Wanted>();
  /** Bits of the views that the filter's days apply to, and of the others. */
  readonly #dated: number;
  readonly #undated: number;
  readonly #masks: readonly number[];
  /** Lanes that are counted from how often codes come, and those for which rows are walked. */
  #byCode: readonly Lane[] = [];
  #byRow: readonly Lane[] = [];
  #days: DayRange | null = null;

  constructor(store: Store, views: readonly FilterTests[], hits: Hits) {
    this.#store = store;
    this.#sieve = new Sieve(views, store.packing, store.reach, hits);
    this.#dated = views.reduce((bits, view, index) => (view.days ? bits | (1 << index) : bits), 0);
    this.#undated = ((1 << views.length) - 1) & ~this.#dated;
    this.#masks = this.#sieve.possible([this.#dated | this.#undated, this.#dated, this.#undated]);
  }

  /** The tally of that name under a view, made when it is the first time. To be asked for before counting. */
  ask(name: string, view: number, make: () => Tally): Ask {
    const own = (this.#sieve.coded >> view) & 1;
    // under views that codes alone decide, what codes alone place is counted without looking at a row
    const key = `${name} ${String(own)}`;
    const wanted = this.#wanted.get(key) ?? { tally: make(), views: 0, lane: null };
    wanted.views |= 1 << view;
    this.#wanted.set(key, wanted);
    return { tally: wanted.tally, cells: () => wanted.lane?.of(view) ?? new Int32Array(wanted.tally.size) };
  }

  /** Brings the cells to the count under a filter with these days. */
  count(days: DayRange): void {
    const before = this.#days;
    this.#days = days;
    if (before === null) {
      this.#open();
      return this.#countAll(days);
    }
    const gone = daysWithout(before, days);
    const come = daysWithout(days, before);
    if (gone.length + come.length === 0) return;
    const chunks = [...this.#store.chunks.values()];
    const moved = [...gone, ...come].reduce((rows, range) => rows + rowsWithin(chunks, range), 0);
    if (moved * 2 > this.#store.length) {
      for (const { cells } of [...this.#byCode, ...this.#byRow]) cells.fill(0);
      return this.#countAll(days);
    }
    for (const range of gone) this.#walk(range, this.#dated, -1);
    for (const range of come) this.#walk(range, this.#dated, 1);
  }

  #open(): void {
    const [byCode, byRow]: [Lane[], Lane[]] = [[], []];
    for (const wanted of this.#wanted.values()) {
      const { tally, views } = wanted;
      wanted.lane = new Lane(tally, views, this.#masks);
      if (tally.addCodes && (this.#sieve.coded & views) !== 0) byCode.push(wanted.lane);
      else byRow.push(wanted.lane);
    }
    this.#byCode = byCode;
    this.#byRow = byRow;
  }

  #countAll(days: DayRange): void {
    this.#walk(days, this.#dated | this.#undated, 1);
    for (const rest of daysWithout(ALL_DAYS, days)) this.#walk(rest, this.#undated, 1);
  }

  #walk(days: DayRange, bits: number, sign: number): void {
    const first = this.#store.extent?.[0] ?? 0;
    this.#walkCodes(days, bits, sign, first);
    this.#walkRows(days, bits, sign, first);
  }

  #walkCodes(days: DayRange, bits: number, sign: number, first: number): void {
    const lanes = this.#byCode.filter(({ views }) => (views & bits) !== 0);
    if (lanes.length === 0 || days.from > days.to) return;
    const masks = this.#sieve.codeMasks;
    for (const chunk of this.#store.chunks.values()) {
      const from = firstRun(chunk, days.from);
      const to = firstRun(chunk, days.to + 1);
      if (from === to) continue;
      const runs = codeRuns(chunk, masks.length);
      const slice: CodeSlice = { runs, start: 0, end: 0, day: 0, masks, bits: 0, sign };
      for (let run = from; run < to; run++) {
        slice.day = Math.max(0, (chunk.days[run] ?? 0) - first + 1);
        slice.start = runs.starts[run] ?? 0;
        slice.end = runs.starts[run + 1] ?? 0;
        for (const lane of lanes) {
          slice.bits = bits & lane.views;
          lane.tally.addCodes?.(lane, slice);
        }
      }
    }
  }

  #walkRows(days: DayRange, bits: number, sign: number, first: number): void {
    const lanes = this.#byRow.filter(({ views }) => (views & bits) !== 0);
    const [some] = this.#store.chunks.values();
    if (lanes.length === 0 || !some) return;
    lanes.sort((a, b) => a.views - b.views);
    const refusing = ~this.#sieve.openViews;
    const slice: Slice = { chunk: some, day: 0, start: 0, count: 0, picked: null, mask: null, sign };
    scan(this.#store.chunks.values(), days, bits, this.#sieve, (chunk, day, start, count, masked) => {
      slice.chunk = chunk;
      slice.day = Math.max(0, day - first + 1);
      slice.start = start;
      slice.count = count;
      let pickedFor = 0;
      let picked = count;
      for (const lane of lanes) {
        const { tally, views, single } = lane;
        slice.picked = null;
        slice.mask = bits & views;
        // who refuses nobody need not look who passes
        if (masked && (!single || (views & refusing) !== 0)) {
          if (pickedFor !== views) picked = pick(views, count);
          pickedFor = views;
          if (picked === 0) continue;
          if (picked < count || !single) slice.picked = picked;
          if (!single) slice.mask = null;
        }
        tally.add(lane, slice);
      }
    });
  }
}
