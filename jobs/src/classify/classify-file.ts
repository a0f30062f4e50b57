import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Classification } from '@koe/sql/domain/classification';
import { CHANNELS, INTENTS, SENTIMENTS } from '@koe/sql/domain/item';
import type { Score } from '@koe/sql/domain/item';
import { InputError, readJsonl, writeJsonl } from '../normalise/jsonl-file.js';
import { detectLanguage } from '../normalise/text/detect-language.js';
import { createClassifier } from './registry.js';
import type { FileTaxonomy } from './taxonomy-file.js';
import { readTaxonomy } from './taxonomy-file.js';
import { viewOf } from './text-view.js';
import { createThemeMatcher } from './themes/theme-matcher.js';

const TASKS = ['themes', 'sentiment', 'intent', 'priority', 'all'] as const;
type Task = (typeof TASKS)[number];

const USAGE = `usage: koe classify --taxonomy T.json [--labels L.jsonl] --in X.jsonl --out Y.jsonl [--task ${TASKS.join('|')}] [--single]`;

const item = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  lang: z.string().nullish(),
  rating: z.number().min(0).max(100).nullish(),
  channel: z.enum(CHANNELS).nullish().catch(null),
});
type Item = z.infer<typeof item>;

const label = z.object({
  text: z.string(),
  lang: z.string().nullish(),
  themes: z.array(z.union([z.string(), z.number()])).nullish(),
  sentiment: z.enum(SENTIMENTS).nullish(),
  intent: z.enum(INTENTS).nullish(),
  serious: z.boolean().nullish(),
});

interface Settings {
  readonly taxonomy: FileTaxonomy;
  readonly input: string;
  readonly task: Task;
  readonly single: boolean;
}

/**
 * `koe classify …`: classifies a file without a database; the formats are in the README of this folder. Prints items,
 * seconds and items per second of the classification proper.
 * @returns the exit code: 0, or 2 for bad arguments or input (told on `out`; no output file then).
 */
export async function classifyFile(args: readonly string[], out: NodeJS.WritableStream): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        taxonomy: { type: 'string' },
        labels: { type: 'string' },
        in: { type: 'string' },
        out: { type: 'string' },
        task: { type: 'string', default: 'all' },
        single: { type: 'boolean', default: false },
      },
    });
    const task = TASKS.find((name) => name === values.task);
    if (task === undefined) throw new TypeError(`--task must be one of ${TASKS.join(', ')}`);
    if (values.taxonomy === undefined || values.in === undefined || values.out === undefined)
      throw new TypeError('--taxonomy, --in and --out are needed');
    const taxonomy = await readTaxonomy(values.taxonomy);
    if (values.labels !== undefined) {
      const labels = await checkLabels(values.labels, taxonomy);
      out.write(
        `${labels} labels read; this classifier works from the themes' phrases and does not learn from labels\n`,
      );
    }
    const timing = { items: 0, ms: 0 };
    await writeJsonl(values.out, classified({ taxonomy, input: values.in, task, single: values.single }, timing));
    const seconds = timing.ms / 1000;
    out.write(
      `${timing.items} items, ${seconds.toFixed(3)} s, ${Math.round(timing.items / Math.max(seconds, 1e-6))} items/s\n`,
    );
    return 0;
  } catch (error) {
    if (error instanceof InputError) out.write(`${error.message}\n`);
    else if (error instanceof TypeError) out.write(`${error.message}\n${USAGE}\n`);
    else throw error;
    return 2;
  }
}

async function checkLabels(file: string, taxonomy: FileTaxonomy): Promise<number> {
  let count = 0;
  for await (const { themes } of readJsonl(file, label)) {
    count++;
    const unknown = themes?.find((id) => !taxonomy.has(id));
    if (unknown !== undefined) throw new InputError(file, count, 'themes', `there is no theme ${unknown}`);
  }
  return count;
}

async function* classified(
  { taxonomy, input, task, single }: Settings,
  timing: { items: number; ms: number },
): AsyncGenerator<object> {
  const classifier = createClassifier(taxonomy.themes);
  const matcher = single ? createThemeMatcher(taxonomy.themes) : null;
  for await (const one of readJsonl(input, item)) {
    const lang = one.lang || detectLanguage(one.text);
    const started = performance.now();
    const answer = classifier.classify({
      kind: 'survey',
      channel: one.channel ?? 'other',
      lang,
      parts: [{ role: 'customer', key: 'text', text: one.text }],
      scores: scoresOf(one),
    });
    let themes = themesOf(answer, taxonomy);
    if (matcher !== null) {
      const nearest = matcher.nearest(viewOf(one.text));
      themes =
        themes.length > 0 || nearest === null
          ? themes.slice(0, 1)
          : [
              {
                id: taxonomy.idOf(nearest.themeId),
                score: round(nearest.confidence),
                spans: [[nearest.start, nearest.end]],
              },
            ];
    }
    timing.ms += performance.now() - started;
    timing.items++;
    yield { id: one.id, lang, ...pick(answer, themes, task) };
  }
}

interface FileTheme {
  readonly id: string | number;
  readonly score: number;
  readonly spans: readonly (readonly [number, number])[];
}

/** Best first. */
function themesOf(answer: Classification, taxonomy: FileTaxonomy): FileTheme[] {
  return answer.mentions
    .toSorted((a, b) => b.confidence - a.confidence)
    .map(({ themeId, confidence, start, end }) => ({
      id: taxonomy.idOf(themeId),
      score: round(confidence),
      spans: [[start, end]],
    }));
}

/** An empty text has no sentiment; the format wants a number, and 0 says as little as possible. */
function pick(answer: Classification, themes: readonly FileTheme[], task: Task): object {
  const { priority, priorityScore, reasons } = answer;
  const has = (name: Task): boolean => task === name || task === 'all';
  return {
    ...(has('themes') && { themes }),
    ...(has('sentiment') && {
      sentiment: round(answer.sentiment ?? 0),
      sentimentLabel: answer.sentimentLabel ?? 'neutral',
    }),
    ...(has('intent') && { intent: answer.intent ?? 'other' }),
    ...(has('priority') && { priority, priorityScore, reasons }),
  };
}

/** The file gives no scale: the narrowest usual one that holds the value is taken. */
function scoresOf({ rating }: Item): Score[] {
  if (rating === null || rating === undefined) return [];
  const [min, max] = rating >= 1 && rating <= 5 ? [1, 5] : rating <= 10 ? [0, 10] : [0, 100];
  return [{ kind: 'rating', value: rating, min, max }];
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
