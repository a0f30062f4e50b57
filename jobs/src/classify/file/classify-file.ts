import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Classification } from '@koe/sql/domain/classification';
import { CHANNELS } from '@koe/sql/domain/item';
import type { Score } from '@koe/sql/domain/item';
import { ArgumentError, fileCommand } from '../../normalise/file-command.js';
import { readJsonl, writeJsonl } from '../../normalise/jsonl-file.js';
import { detectLanguage } from '../../normalise/text/detect-language.js';
import type { Classifier, ClassifyInput, NearestTheme } from '../classifier.js';
import { coldStartSet } from '../cold-start/cold-start-set.js';
import type { UnlabelledText } from '../cold-start/unlabelled-text.js';
import { metaTokens } from '../features/meta-tokens.js';
import { readLabels } from './labels-file.js';
import { createClassifier } from '../registry.js';
import type { FileTaxonomy } from './taxonomy-file.js';
import { readTaxonomy } from './taxonomy-file.js';
import { trainModel } from '../training/train-model.js';

const TASKS = ['themes', 'sentiment', 'intent', 'priority', 'all'] as const;
type Task = (typeof TASKS)[number];

/** The same labels give the same answers. */
const SEED = 1;
/** With fewer texts and no labels there is nothing to learn that the tree does not say itself. */
const LEAST_TEXTS = 100;

const USAGE = `usage: koe classify --taxonomy T.json [--labels L.jsonl] --in X.jsonl --out Y.jsonl [--task ${TASKS.join('|')}] [--single]`;

const item = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  lang: z.string().nullish(),
  rating: z.number().min(0).max(100).nullish(),
  channel: z.enum(CHANNELS).nullish().catch(null),
});
type Item = z.infer<typeof item>;

interface Settings {
  readonly taxonomy: FileTaxonomy;
  readonly labels: string | undefined;
  readonly input: string;
  readonly task: Task;
  readonly single: boolean;
}

/**
 * `koe classify …`: classifies a file without a database; the formats are in the README of this folder. Prints items,
 * seconds and items per second of the classification proper.
 * @returns the exit code: 0, or 2 for bad arguments or input (told on `out`; no output file then).
 */
export function classifyFile(args: readonly string[], out: NodeJS.WritableStream): Promise<number> {
  return fileCommand(USAGE, out, async () => {
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
    if (task === undefined) throw new ArgumentError(`--task must be one of ${TASKS.join(', ')}`);
    if (values.taxonomy === undefined || values.in === undefined || values.out === undefined)
      throw new ArgumentError('--taxonomy, --in and --out are needed');
    const taxonomy = await readTaxonomy(values.taxonomy);
    const settings: Settings = {
      taxonomy,
      labels: values.labels,
      input: values.in,
      task,
      single: values.single,
    };
    const classifier = await classifierFor(settings, out);
    const timing = { items: 0, ms: 0 };
    await writeJsonl(values.out, classified(classifier, settings, timing));
    const seconds = timing.ms / 1000;
    out.write(
      `${timing.items} items, ${seconds.toFixed(3)} s, ${Math.round(timing.items / Math.max(seconds, 1e-6))} items/s\n`,
    );
  });
}

/** A classifier that has learnt from the tree, the texts themselves and the labels, where there are any. */
async function classifierFor(
  { taxonomy, labels, input, single }: Settings,
  out: NodeJS.WritableStream,
): Promise<Classifier> {
  const examples = labels === undefined ? [] : await readLabels(labels, taxonomy);
  const texts = await readTexts(input);
  if (labels === undefined && texts.length < LEAST_TEXTS) return createClassifier(taxonomy.themes);
  const { blob, report } = trainModel(coldStartSet(taxonomy.themes, texts, examples, SEED, { single }));
  out.write(`${examples.length} labels read, learnt in ${report.seconds.toFixed(1)} s\n`);
  for (const { task, judged, judgedBy, microF1 } of report.tasks)
    if (judgedBy === 'person')
      out.write(
        `  ${task}: F1 ${microF1.value.toFixed(3)} [${microF1.interval.map((end) => end.toFixed(3)).join(', ')}] on ${judged} by cross-validation\n`,
      );
  return createClassifier(taxonomy.themes, blob);
}

async function readTexts(input: string): Promise<UnlabelledText[]> {
  const texts: UnlabelledText[] = [];
  for await (const one of readJsonl(input, item)) {
    const scores = scoresOf(one);
    const meta = metaTokens({ channel: one.channel ?? null, scores });
    texts.push({ text: one.text, lang: one.lang || detectLanguage(one.text), meta, scores });
  }
  return texts;
}

async function* classified(
  classifier: Classifier,
  { taxonomy, input, task, single }: Settings,
  timing: { items: number; ms: number },
): AsyncGenerator<object> {
  for await (const one of readJsonl(input, item)) {
    const lang = one.lang || detectLanguage(one.text);
    const started = performance.now();
    const asked: ClassifyInput = {
      kind: 'survey',
      channel: one.channel ?? 'other',
      lang,
      parts: [{ role: 'customer', key: 'text', text: one.text }],
      scores: scoresOf(one),
    };
    const answer = classifier.classify(asked);
    let themes = themesOf(answer, taxonomy);
    if (single) themes = themes.length > 0 ? themes.slice(0, 1) : nearestOf(classifier.nearest(asked), taxonomy);
    timing.ms += performance.now() - started;
    timing.items++;
    yield { id: one.id, lang, ...pick(answer, themes, task) };
  }
}

function nearestOf(nearest: NearestTheme | null, taxonomy: FileTaxonomy): FileTheme[] {
  if (nearest === null) return [];
  const { themeId, confidence, partKey, start, end } = nearest;
  return [
    {
      id: taxonomy.idOf(themeId),
      score: round(confidence),
      spans: partKey === undefined || end === 0 ? [] : [[start, end]],
    },
  ];
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
