import { createClassifier } from '@koe/jobs/classify/registry';
import { decodeModel, encodeModel } from '@koe/jobs/test-only/classify/linear/blob';
import { vocabularyOf } from '@koe/jobs/test-only/classify/linear/corpus';
import { BLOCK_LENGTHS } from '@koe/jobs/test-only/classify/linear/vectoriser';
import { Scorer } from '@koe/jobs/test-only/classify/linear/scorer';
import { SENTIMENTS } from '@koe/sql/domain/item';
import type { BenchLine } from '../bench-line.js';
import { seeded } from './metrics/bootstrap.js';
import { itemOf, learn, themesOf } from './product.js';
import type { LabelledSet } from './sets/labelled-set.js';

const THEMES = 56;
const COLUMNS = THEMES + SENTIMENTS.length + 1;
/** Texts that the vocabulary is made of: what a middle-sized installation has labelled and not labelled. */
const VOCABULARY_TEXTS = 8_000;
const TEXTS = 2_000;
/** Themes that a text has on average. */
const THEMES_PER_TEXT = 1.5;
const SECONDS = 2;

/** Items a second and core, 60 outputs: scores alone, and the whole answer with evidence and reasons. */
export function measureSpeed(lang: 'en' | 'ja', characters: number, texts: readonly string[]): BenchLine[] {
  const long = texts.filter((text) => text.length >= characters).map((text) => text.slice(0, characters));
  const asked = long.slice(0, TEXTS);
  const set: Pick<LabelledSet, 'lang'> = { lang };
  const blob = modelOf(texts.slice(0, VOCABULARY_TEXTS), asked);
  const scorer = new Scorer(decodeModel(blob));
  const themes = Array.from({ length: THEMES }, (_, i) => ({
    id: i + 1,
    key: `theme.${i + 1}`,
    parent: null,
    name: { ja: '', en: '' },
    description: { ja: '', en: '' },
    examples: { ja: [], en: [] },
  }));
  const classifier = createClassifier(themes, blob);
  const items = asked.map((text) => itemOf(set, { text }));
  return [
    timed(`quality.speed.${lang}.scores`, asked.length, (i) => scorer.score(asked[i] ?? '')),
    timed(`quality.speed.${lang}.answers`, items.length, (i) => items[i] && classifier.classify(items[i])),
  ];
}

/** Learning with cross-validation of the 42 most frequent themes. */
export function measureTraining(set: LabelledSet): BenchLine {
  const { seconds } = learn(set).report;
  return {
    name: 'quality.training',
    value: Math.round(seconds * 100) / 100,
    unit: 's',
    n: set.train.length,
    against: `${themesOf(set).length} themes, cross-validation included`,
  };
}

/** Weights from a seeded generator on the n-grams of real texts: speed hangs on how many are known, not on what they say. */
function modelOf(texts: readonly string[], asked: readonly string[]): Uint8Array {
  const vocabulary = vocabularyOf(texts.map((text) => ({ text })));
  const random = seeded(60);
  const scale = 1 / 1_000;
  const curves = (count: number) => Array.from({ length: count }, () => ({ slope: 1, offset: 0 }));
  const model = {
    lengths: BLOCK_LENGTHS,
    usualLength: 100,
    columns: COLUMNS,
    vocabulary,
    weights: Int8Array.from({ length: vocabulary.size * COLUMNS }, () => Math.round((random() - 0.5) * 254)),
    scales: new Float32Array(COLUMNS).fill(scale),
    biases: new Float32Array(COLUMNS),
  };
  const tasks = (threshold: number) => [
    {
      name: 'themes' as const,
      from: 0,
      to: THEMES,
      keys: Array.from({ length: THEMES }, (_, i) => i + 1),
      platt: curves(THEMES),
      thresholds: Array.from({ length: THEMES }, () => threshold),
      single: false,
    },
    {
      name: 'sentiment' as const,
      from: THEMES,
      to: THEMES + SENTIMENTS.length,
      keys: SENTIMENTS,
      platt: curves(SENTIMENTS.length),
      thresholds: SENTIMENTS.map(() => 0),
      single: true,
    },
    {
      name: 'serious' as const,
      from: COLUMNS - 1,
      to: COLUMNS,
      keys: ['serious'],
      // few texts are serious
      platt: [{ slope: 1, offset: -3 }],
      thresholds: [0.5],
      single: false,
    },
  ];
  const scorer = new Scorer({ ...model, tasks: tasks(1) });
  const scores = asked.slice(0, 200).flatMap((text) => {
    scorer.score(text);
    return [...scorer.scores.subarray(0, THEMES)];
  });
  scores.sort((a, b) => b - a);
  const cut = scores[Math.round((scores.length * THEMES_PER_TEXT) / THEMES)] ?? 0;
  return encodeModel({ ...model, tasks: tasks(1 / (1 + Math.exp(-cut))) });
}

function timed(name: string, texts: number, run: (i: number) => void): BenchLine {
  for (let i = 0; i < texts; i++) run(i);
  let done = 0;
  const start = process.cpuUsage();
  let seconds = 0;
  while (seconds < SECONDS) {
    for (let i = 0; i < texts; i++) run(i);
    done += texts;
    const { user, system } = process.cpuUsage(start);
    seconds = (user + system) / 1e6;
  }
  return { name, value: Math.round(done / seconds), unit: 'items/s', n: done, against: `${COLUMNS} outputs, CPU time` };
}
