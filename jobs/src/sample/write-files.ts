import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ticketChangedAt } from './conversation/ticket.js';
import { captionFile } from './files/call-file.js';
import { jsonLines } from './files/stream-file.js';
import { STREAM_FILES } from './files/stream-files.js';
import { generateSample, trickle } from './generate.js';
import { truthOf, type CallItem, type SampleItem } from './sample-item.js';
import { inboxOf } from './sources.js';
import { localTime } from './world/local-time.js';

const MS_PER_WEEK = 604_800_000;
const MS_PER_DAY = 86_400_000;
const ITEMS_PER_WEEK = 12_000 / 26;
const VTT_FILES = 12;
const SRT_FILES = 4;
/** How long a ticket may still change; nearly all are solved within this time. */
const TICKET_DAYS = 14;

export interface Window {
  readonly seed: number;
  /** Inclusive. */
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

export interface Written {
  readonly items: number;
  /** Paths relative to the sample folder, in the order written. */
  readonly files: readonly string[];
}

/** Files that are not written yet. */
export interface SampleFiles {
  readonly items: number;
  /** By paths relative to the sample folder. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Items that are made up before others have their turn. */
const ITEMS_A_TURN = 200;

/** Writes the history of `makeSampleFiles`. Files that are there already are replaced. */
export async function writeSampleFiles(folder: string, window: Window): Promise<Written> {
  return writeMade(folder, await makeSampleFiles(window));
}

/** Writes what was made up, now or ahead. Files that are there already are replaced. */
export async function writeMade(folder: string, { items, files }: SampleFiles): Promise<Written> {
  await writeAll(folder, files);
  return { items, files: [...files.keys()] };
}

/**
 * The history: one file a stream and month in `inbox/<YYYY-MM>`, some calls as subtitle files in `inbox/calls`, and the
 * true labels in `truth/truth.jsonl`, which no source reads. The story ends at `to`.
 */
export async function makeSampleFiles({ seed, from, to }: Window): Promise<SampleFiles> {
  const weeks = (to.getTime() - from.getTime()) / MS_PER_WEEK;
  const items: SampleItem[] = [];
  for (const item of generateSample({ seed, endAt: to, weeks, target: ITEMS_PER_WEEK * weeks })) {
    items.push(item);
    if (items.length % ITEMS_A_TURN === 0) await nextTurn();
  }
  const captioned = captionedCalls(items);
  const months = new Map<string, SampleItem[]>();
  for (const item of items) {
    if (item.stream === 'calls' && captioned.includes(item)) continue;
    const month = localTime(item.at.getTime()).date.slice(0, 7);
    const ofMonth = months.get(month);
    if (ofMonth === undefined) months.set(month, [item]);
    else ofMonth.push(item);
  }
  const files = new Map<string, Uint8Array>();
  for (const [month, ofMonth] of months)
    for (const [name, bytes] of streamFiles(ofMonth, to)) files.set(`inbox/${month}/${name}`, bytes);
  for (const [at, call] of captioned.entries()) {
    const { name, bytes } = captionFile(call, at < VTT_FILES ? 'vtt' : 'srt');
    files.set(`inbox/calls/${name}`, bytes);
  }
  files.set('truth/truth.jsonl', jsonLines(items.map(truthOf)));
  return { items: items.length, files };
}

export interface TrickleWindow extends Window {
  /**
   * When the trickle began. Given, tickets of the trickle that were answered or solved within the window are written
   * again as they now stand; without it they stay as first written.
   */
  readonly since?: Date;
}

/**
 * Writes what came in within the window: new files `inbox/trickle/<to>-<stream>.jsonl` (none for a stream without
 * news) and their labels under `truth/trickle`. The same window gives the same files.
 */
export async function writeTrickleFiles(folder: string, { seed, from, to, since }: TrickleWindow): Promise<Written> {
  const items = [...trickle({ seed, from, to })];
  const open = since === undefined ? [] : changedTickets(seed, since, from, to);
  const stamp = to.toISOString().slice(0, 19).replaceAll(':', '');
  const files = new Map<string, Uint8Array>();
  for (const [name, bytes] of streamFiles([...open, ...items], to)) files.set(`inbox/trickle/${stamp}-${name}`, bytes);
  if (items.length > 0) files.set(`truth/trickle/${stamp}.jsonl`, jsonLines(items.map(truthOf)));
  return writeMade(folder, { items: items.length, files });
}

function changedTickets(seed: number, since: Date, from: Date, to: Date): SampleItem[] {
  const earliest = new Date(Math.max(since.getTime(), from.getTime() - TICKET_DAYS * MS_PER_DAY));
  return [...trickle({ seed, from: earliest, to: from })].filter(
    (item) => item.stream === 'tickets' && ticketChangedAt(item, to) >= from,
  );
}

/** Calls spread over the whole time. */
function captionedCalls(items: readonly SampleItem[]): CallItem[] {
  const calls = items.filter((item) => item.stream === 'calls');
  const step = Math.max(1, Math.floor(calls.length / (VTT_FILES + SRT_FILES)));
  return calls.filter((_, at) => at % step === step - 1).slice(0, VTT_FILES + SRT_FILES);
}

function streamFiles(items: readonly SampleItem[], asOf: Date): [string, Uint8Array][] {
  return Object.entries(STREAM_FILES).flatMap(([key, kinds]) =>
    kinds.flatMap((kind): [string, Uint8Array][] => {
      const own = items.filter(({ stream }) => (key === 'survey' ? `${stream}.csv` === kind.fileName : stream === key));
      return own.length === 0 ? [] : [[kind.fileName, kind.write(own, asOf)]];
    }),
  );
}

/** A reader never meets half a file: each gets its name when it is complete. */
async function writeAll(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  await mkdir(inboxOf(folder), { recursive: true });
  for (const [name, bytes] of files) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.part`, bytes);
    await rename(`${path}.part`, path);
  }
}
