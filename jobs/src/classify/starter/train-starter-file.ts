import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { randomFrom, shuffle } from '../linear/random.js';
import { viewOf } from '../text/text-view.js';
import { fitStarter } from './fit-starter.js';
import type { StarterExample, StarterSet } from './sets/starter-set.js';
import { STARTER_SETS } from './sets/starter-sets.js';

const USAGE = 'usage: koe train-starter --data FOLDER --out FILE [--without SET …] [--seed NUMBER]';
const SEED = 20_261_122;

/**
 * `koe train-starter …`: trains the starter weights from the public sets in a folder; see README. Takes about two minutes.
 * @returns the exit code: 0, or 2 for bad arguments (told on `out`).
 */
export async function trainStarterFile(args: readonly string[], out: NodeJS.WritableStream): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        out: { type: 'string' },
        without: { type: 'string', multiple: true, default: [] },
        seed: { type: 'string', default: String(SEED) },
      },
    });
    if (values.data === undefined || values.out === undefined) throw new TypeError('--data and --out are needed');
    const unknown = values.without.find((name) => !STARTER_SETS.some(({ folder }) => folder === name));
    if (unknown !== undefined) throw new TypeError(`there is no set ${unknown}`);
    const blob = await trainStarter(values.data, values.without, Number(values.seed), (line) => out.write(`${line}\n`));
    await writeFile(values.out, blob);
    out.write(`${blob.length} bytes\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    out.write(`${error.message}\n${USAGE}\n`);
    return 2;
  }
}

/** Weights from all sets but some; texts that also stand in one of those are left out everywhere. */
export async function trainStarter(
  folder: string,
  without: readonly string[],
  seed: number,
  tell: (line: string) => void,
): Promise<Uint8Array> {
  const known = new Set<string>();
  for (const set of STARTER_SETS.filter((one) => without.includes(one.folder)))
    for (const { text } of await read(folder, set)) known.add(viewOf(text));
  const examples: StarterExample[] = [];
  for (const set of STARTER_SETS.filter((one) => !without.includes(one.folder))) {
    const taken = draw(await read(folder, set), set.most, seed).filter(({ text }) => !known.has(viewOf(text)));
    for (const example of taken) {
      known.add(viewOf(example.text));
      examples.push(example);
    }
    tell(`${set.folder}/${set.file}: ${taken.length} examples`);
  }
  return fitStarter(examples, seed);
}

async function read(folder: string, { folder: name, file, examplesOf }: StarterSet): Promise<StarterExample[]> {
  const text = gunzipSync(await readFile(join(folder, name, file))).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const row: unknown = JSON.parse(line);
      return examplesOf(row);
    });
}

/** At most so many examples of each combination of labels, drawn by the seed. */
function draw(examples: readonly StarterExample[], most: number, seed: number): StarterExample[] {
  const order = Int32Array.from(examples.keys());
  shuffle(order, order.length, randomFrom(seed));
  const counts = new Map<string, number>();
  return [...order].flatMap((at) => {
    const example = examples[at];
    if (example === undefined) return [];
    const key = `${example.sentiment} ${example.intent} ${example.serious}`;
    const count = counts.get(key) ?? 0;
    if (count >= most) return [];
    counts.set(key, count + 1);
    return [example];
  });
}
