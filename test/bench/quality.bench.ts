import type { BenchLine } from './bench-line.js';
import { fastText } from './quality/peers/fasttext.js';
import { linearSvc } from './quality/peers/linear-svc.js';
import { SECTIONS } from './quality/sections.js';

/**
 * Every line of the classification table on the real sets, with the peers on the same split in the same run. `KOE_BENCH_SETS`
 * (names of `quality/sections.ts`, by commas) measures only some; without `../shared/data` hardly anything is left.
 */
export async function run(): Promise<BenchLine[]> {
  const wanted = process.env['KOE_BENCH_SETS']?.split(',') ?? [...SECTIONS.keys()];
  const unknown = wanted.find((name) => !SECTIONS.has(name));
  if (unknown !== undefined) throw new RangeError(`no set "${unknown}"; there are ${[...SECTIONS.keys()].join(', ')}`);
  const peers = [];
  for (const peer of [linearSvc, fastText]) peers.push({ peer, isInstalled: await peer.isInstalled() });
  const lines: BenchLine[] = [];
  for (const name of wanted) {
    const started = performance.now();
    lines.push(...((await SECTIONS.get(name)?.(peers)) ?? []));
    process.stderr.write(`${name}: ${((performance.now() - started) / 1000).toFixed(0)} s\n`);
  }
  return lines;
}
