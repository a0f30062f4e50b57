import { parseArgs } from 'node:util';
import { z } from 'zod';
import { ArgumentError, fileCommand } from './file-command.js';
import { readJsonl, writeJsonl } from './jsonl-file.js';
import { mask } from './mask/mask.js';
import { detectLanguage } from './text/detect-language.js';

const USAGE = 'usage: koe mask --in X.jsonl --out Y.jsonl';

const record = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  lang: z.string().nullish(),
});

/**
 * `koe mask --in X.jsonl --out Y.jsonl`: masking alone. X: `{"id","text","lang"?}`; Y: `{"id","text","spans":[{"start",
 * "end","kind"}]}` with half-open UTF-16 offsets into the input text.
 * @returns the exit code: 0, or 2 for bad arguments or input (told on `out`; no output file then).
 */
export function maskFile(args: readonly string[], out: NodeJS.WritableStream): Promise<number> {
  return fileCommand(USAGE, out, async () => {
    const { values } = parseArgs({ args: [...args], options: { in: { type: 'string' }, out: { type: 'string' } } });
    if (values.in === undefined || values.out === undefined) throw new ArgumentError('--in and --out are needed');
    let items = 0;
    await writeJsonl(
      values.out,
      masked(values.in, () => items++),
    );
    out.write(`masked ${items} items\n`);
  });
}

async function* masked(file: string, count: () => void): AsyncGenerator<object> {
  for await (const { id, text, lang } of readJsonl(file, record)) {
    const result = mask(text, lang || detectLanguage(text));
    count();
    yield { id, text: result.text, spans: result.spans.map(({ start, end, kind }) => ({ start, end, kind })) };
  }
}
