import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sharedData } from '../harness/shared-data.js';
import { killEverything } from '../jobs/pipeline/kill-everything.js';
import { withKoeUnderFire } from '../jobs/pipeline/koe-under-fire.js';
import type { BenchLine } from './bench-line.js';
import { quantile } from './quantile.js';

const REST_WITHIN_MS = 600_000;

/**
 * SIGKILL of any process of a running Koe (starter, api, jobs, database) at random moments while it pulls the Fukui
 * files, then a recount. KOE_BENCH_KILLS says how many, 20 by default; KOE_BENCH_SEED which, a new one by default;
 * KOE_BENCH_ITEMS how many of the responses, with their comments, are read: all 72,023 by default.
 */
export async function run(): Promise<BenchLine[]> {
  const data = sharedData();
  if (data === null)
    return [{ name: 'kills-all', value: 0, unit: 'kills', n: 0, against: 'skipped: ../shared/data is not there' }];
  const kills = Number(process.env['KOE_BENCH_KILLS'] ?? 20);
  const seed = Number(process.env['KOE_BENCH_SEED'] ?? Math.floor(Math.random() * 1e6));
  process.stderr.write(`kills-all: KOE_BENCH_SEED=${seed}\n`);
  const { responses, comments, files } = fukuiFiles(data, Number(process.env['KOE_BENCH_ITEMS'] ?? Infinity));

  const startedMs = performance.now();
  const report = await withKoeUnderFire((koe) => {
    const path = join(koe.folder, 'fukui');
    mkdirSync(path);
    for (const [name, text] of files) writeFileSync(join(path, name), text);
    return killEverything(koe, { path, mapping: 'fukui' }, { kills, seed, restWithinMs: REST_WITHIN_MS });
  });
  const n = Object.values(report.killed).reduce((sum, count) => sum + count, 0);
  const wrong =
    Math.abs(report.items - responses) +
    Math.abs(report.payloads - responses - comments) +
    Math.abs(report.packed - report.items) +
    report.different +
    report.doubledParts;
  const line = (name: string, value: number, unit: string, count: number, against?: string): BenchLine => ({
    name: `kills-all${name}`,
    value,
    unit,
    n: count,
    ...(against === undefined ? {} : { against }),
  });
  const seconds = (ms: number): number => Math.round(ms / 100) / 10;
  return [
    line('', n, 'kills', kills, `seed ${seed}; ${inWords(report.killed)}`),
    line('.met', n, 'kills', kills, inWords(report.met)),
    line('.items', report.items, 'items', responses),
    line('.payloads', report.payloads, 'payloads', responses + comments),
    line('.lost-or-doubled', wrong, 'rows', report.items),
    line('.recovery', seconds(quantile([...report.recoveriesMs], 0.5)), 's', report.recoveriesMs.length, 'median'),
    line('.recovery.worst', seconds(Math.max(0, ...report.recoveriesMs)), 's', report.recoveriesMs.length),
    line('.rest', seconds(report.restMs), 's', 1, 'from the last kill until nothing was left to do'),
    line('.seconds', seconds(performance.now() - startedMs), 's', report.runs, 'n: runs of the source'),
  ];
}

function inWords(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

interface FukuiFiles {
  /** Different ids: what a pull must bring, counted without any of the product's code. */
  readonly responses: number;
  readonly comments: number;
  readonly files: readonly (readonly [name: string, text: string])[];
}

/** The first responses of the survey and the comments that belong to them. */
function fukuiFiles(data: string, most: number): FukuiFiles {
  const linesOf = (name: string): string[] =>
    gunzipSync(readFileSync(join(data, 'ja-fukui-tourism-survey', `${name}.jsonl.gz`)))
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '');
  const responses = linesOf('responses').slice(0, most);
  const ids = new Set(responses.map((line) => String(JSON.parse(line).id)));
  const comments = linesOf('comments').filter((line) => ids.has(String(JSON.parse(line).response_id)));
  return {
    responses: ids.size,
    comments: new Set(comments.map((line) => String(JSON.parse(line).id))).size,
    files: [
      ['responses.jsonl', responses.join('\n')],
      ['comments.jsonl', comments.join('\n')],
    ],
  };
}
