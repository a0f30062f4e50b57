import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { discover } from '@koe/jobs/classify/discovery/discover';
import type { Group } from '@koe/jobs/classify/discovery/group';
import { sharedData } from '../harness/shared-data.js';
import type { BenchLine } from './bench-line.js';
import { injectedDraw, type Draw, type KnownText } from './discovery/injected-draw.js';

const TOP = 10;
const UNSEEN = 5;
/** What the product's daily and weekly runs ask for. */
const PRODUCT_Z = 4;
const DRAWS = Number(process.env['KOE_BENCH_DRAWS'] ?? 10);

const SETS = [
  { name: 'clinc150', file: 'en-clinc150/queries.jsonl.gz', other: 'oos' },
  { name: 'banking77', file: 'en-banking77/queries.jsonl.gz', other: '' },
] as const;

const rowSchema = z.object({
  id: z.string(),
  text: z.string(),
  lang: z.string(),
  labels: z.object({ intent: z.string() }),
});

/**
 * Unseen themes injected into a week: how many are found, that is, most texts of one of the first ten groups are of that
 * theme. `about` is the share of the groups shown (ten at most) that are; `quiet` the groups found when nothing was injected.
 */
export async function run(): Promise<BenchLine[]> {
  const folder = sharedData();
  if (folder === null) return [];
  const lines: BenchLine[] = [];
  for (const { name, file, other } of SETS) {
    const path = join(folder, file);
    if (!existsSync(path)) continue;
    const texts = readTexts(path);
    for (const size of [50, 20]) lines.push(...(await measure(`${name}.${size}`, texts, size, other)));
    lines.push(await measureQuiet(name, texts, other));
  }
  return lines;
}

async function measure(name: string, texts: readonly KnownText[], size: number, other: string): Promise<BenchLine[]> {
  const total = { found: 0, shown: 0, about: 0, purity: 0, recall: 0, ms: 0 };
  for (let seed = 1; seed <= DRAWS; seed++) {
    const draw = injectedDraw(texts, { seed, unseen: UNSEEN, size, other });
    const started = performance.now();
    const groups = (await discover(draw.baseline, draw.recent)).slice(0, TOP);
    total.ms += performance.now() - started;
    const found = new Set<string>();
    for (const group of groups) {
      const { theme, texts: most } = mainTheme(group, draw);
      total.shown++;
      if (!draw.unseen.includes(theme) || most * 2 <= group.ids.length) continue;
      found.add(theme);
      total.about++;
      total.purity += most / group.ids.length;
      total.recall += most / size;
    }
    total.found += found.size;
  }
  const wanted = DRAWS * UNSEEN;
  const line = (what: string, value: number, n: number, unit = 'share'): BenchLine => ({
    name: `discovery.${name}.${what}`,
    value,
    unit,
    n,
  });
  return [
    { ...line('found', total.found / wanted, wanted), interval: wilson(total.found, wanted) },
    line('about', total.about / Math.max(1, total.shown), total.shown),
    line('purity', total.purity / Math.max(1, total.about), total.about),
    line('recall', total.recall / Math.max(1, total.about), total.about),
    line('time', total.ms / DRAWS, DRAWS, 'ms'),
  ];
}

async function measureQuiet(name: string, texts: readonly KnownText[], other: string): Promise<BenchLine> {
  let groups = 0;
  for (let seed = 1; seed <= DRAWS; seed++) {
    const draw = injectedDraw(texts, { seed, unseen: 0, size: 0, other });
    groups += (await discover(draw.baseline, draw.recent, { leastZ: PRODUCT_Z })).length;
  }
  return { name: `discovery.${name}.quiet`, value: groups / DRAWS, unit: 'groups', n: DRAWS };
}

function mainTheme({ ids }: Group, { themeOf }: Draw): { theme: string; texts: number } {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(themeOf.get(id) ?? '', (counts.get(themeOf.get(id) ?? '') ?? 0) + 1);
  const [theme = '', texts = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return { theme, texts };
}

function wilson(hits: number, n: number): readonly [number, number] {
  const z = 1.96;
  const centre = (hits + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt((hits * (n - hits)) / n + (z * z) / 4);
  return [centre - half, centre + half];
}

function readTexts(path: string): KnownText[] {
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { id, text, lang, labels } = rowSchema.parse(JSON.parse(line));
      return { id, text, lang, theme: labels.intent };
    });
}
