import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { EffectError } from '@koe/sql/domain/effect/effect-series';
import { periodName } from '@koe/sql/domain/effect/period-name';
import { verdictOn } from '@koe/sql/domain/effect/verdict';
import { ArgumentError, fileCommand } from '../normalise/file-command.js';
import { InputError, parseInput, parseJson } from '../normalise/jsonl-file.js';

const USAGE = 'usage: koe effect --series S.json';

const counted = z.strictObject({ n: z.number(), k: z.number() });
const question = z.strictObject({
  series: z
    .array(
      z.strictObject({
        period: z.union([z.string(), z.number()]).transform(String),
        treated: counted,
        comparison: counted,
      }),
    )
    .min(2, 'needs at least two periods'),
  release: z.union([z.string(), z.number()]).transform(String),
  direction: z.enum(['up', 'down']),
  minimumEffect: z.number(),
});

/**
 * `koe effect --series S.json`: the effect estimate of one action alone. Prints one JSON object: verdict, effect and interval as shares, p (of one
 * look, two-sided), and `enoughAt`, the period with which the smallest worthwhile effect would show, while there is no evidence yet and it can be said.
 * @returns the exit code: 0, or 2 for bad arguments or input, told on `out`
 */
export function effectFile(args: readonly string[], out: NodeJS.WritableStream): Promise<number> {
  return fileCommand(USAGE, out, async () => {
    const { values } = parseArgs({ args: [...args], options: { series: { type: 'string' } } });
    if (values.series === undefined) throw new ArgumentError('--series is needed');
    const asked = await readQuestion(values.series);
    try {
      const { verdict, estimate, enoughAfter } = verdictOn(asked);
      const names = asked.series.map(({ period }) => period);
      const enoughAt = enoughAfter === null ? null : periodName(names, names.indexOf(asked.release) + enoughAfter - 1);
      const answer = {
        verdict,
        effect: estimate?.effect ?? null,
        interval: estimate?.interval ?? null,
        p: estimate?.p ?? null,
        ...(enoughAt === null ? {} : { enoughAt }),
      };
      out.write(`${JSON.stringify(answer)}\n`);
    } catch (error) {
      if (error instanceof EffectError) throw new InputError(values.series, 1, error.field, error.reason);
      throw error;
    }
  });
}

async function readQuestion(file: string): Promise<z.output<typeof question>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new InputError(file, 1, '(file)', error instanceof Error ? error.message : String(error));
  });
  return parseInput(parseJson(text, file, 1), question, file, 1);
}
