import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ArgumentError, fileCommand } from '../../normalise/file-command.js';
import { readJsonl, writeJsonl } from '../../normalise/jsonl-file.js';
import { detectLanguage } from '../../normalise/text/detect-language.js';
import { discover } from './discover.js';
import type { DiscoveryText } from './group.js';

const USAGE = 'usage: koe discover --baseline A.jsonl --recent B.jsonl --out C.json';

const line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  lang: z.string().nullish(),
});

/**
 * `koe discover --baseline A.jsonl --recent B.jsonl --out C.json`: emerging themes of a file against another, without a
 * database. A and B: `{"id","text","lang"?}`; C: `{"groups":[{"name":{"ja","en"},"phrases","count","baseline","z","ids"}]}`.
 * @returns the exit code: 0, or 2 for bad arguments or input (told on `out`; no output file then).
 */
export function discoverFile(args: readonly string[], out: NodeJS.WritableStream): Promise<number> {
  return fileCommand(USAGE, out, async () => {
    const { values } = parseArgs({
      args: [...args],
      options: { baseline: { type: 'string' }, recent: { type: 'string' }, out: { type: 'string' } },
    });
    if (values.baseline === undefined || values.recent === undefined || values.out === undefined)
      throw new ArgumentError('--baseline, --recent and --out are needed');
    const baseline = await readTexts(values.baseline);
    const recent = await readTexts(values.recent);
    const started = performance.now();
    const groups = await discover(baseline.texts, recent.texts);
    const seconds = (performance.now() - started) / 1000;
    const answer = groups.map(({ name, phrases, count, baseline: before, z: deviation, ids }) => ({
      name,
      phrases,
      count,
      baseline: before,
      z: Math.round(deviation * 100) / 100,
      ids: ids.map((id) => recent.idOf(id)),
    }));
    await writeJsonl(values.out, once({ groups: answer }));
    out.write(
      `${recent.texts.length} texts against ${baseline.texts.length}: ${groups.length} groups, ${seconds.toFixed(3)} s\n`,
    );
  });
}

/** One line of JSON is a JSON file. */
async function* once(record: object): AsyncGenerator<object> {
  yield await Promise.resolve(record);
}

interface FileTexts {
  /** Named by their place in the file: ids may occur twice, and may be numbers. */
  readonly texts: readonly DiscoveryText[];
  idOf(place: string): string | number;
}

async function readTexts(file: string): Promise<FileTexts> {
  const ids: (string | number)[] = [];
  const texts: DiscoveryText[] = [];
  for await (const { id, text, lang } of readJsonl(file, line)) {
    texts.push({ id: String(ids.length), text, lang: lang || detectLanguage(text) });
    ids.push(id);
  }
  return { texts, idOf: (place) => ids[Number(place)] ?? place };
}
