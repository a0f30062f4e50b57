import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { beside } from '../beside.js';
import { seeded } from '../metrics/bootstrap.js';
import type { LabelledSet } from '../sets/labelled-set.js';
import { pythonWith } from './linear-svc.js';
import type { Answers, Peer } from './peer.js';
import { runProgram, runs } from './run-program.js';

const PREFIX = '__label__';
const NONE = `${PREFIX}none`;
/** One thread, so that the same input gives the same model. */
const SETTINGS = '-lr 0.5 -epoch 25 -wordNgrams 2 -minn 2 -maxn 5 -dim 50 -bucket 200000 -thread 1 -verbose 0'.split(
  ' ',
);
/** Share of the training rows on which the threshold of many labels is chosen. */
const HELD_SHARE = 0.2;

/** fastText supervised with words, pairs of words and sub-words; Japanese is cut by MeCab first. */
export const fastText: Peer = {
  name: 'fastText',
  // it has no option that ends well without doing something; a model nobody wrote ends with 1, a program nobody installed with an error
  isInstalled: () => runs('sh', ['-c', 'command -v fasttext']),
  async answer(set: LabelledSet): Promise<Answers> {
    const folder = await mkdtemp(join(tmpdir(), 'koe-fasttext-'));
    try {
      return await answerIn(folder, set);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function answerIn(folder: string, set: LabelledSet): Promise<Answers> {
  const train = await wordsOf(
    set.lang,
    set.train.map(({ text }) => text),
  );
  const test = await wordsOf(
    set.lang,
    set.test.map(({ text }) => text),
  );
  const lines = set.train.map(({ labels }, i) => `${namesOf(labels).join(' ')} ${train[i] ?? ''}`);
  if (set.task === 'one') {
    const probabilities = await predict(folder, set, lines, test);
    return { labels: probabilities.map((row) => [best(row)]) };
  }
  const random = seeded(1);
  const isHeld = set.train.map(() => set.task === 'many' && random() < HELD_SHARE);
  let threshold = 0.5;
  if (set.task === 'many') {
    const fit = lines.filter((_, i) => !isHeld[i]);
    const held = await predict(
      folder,
      set,
      fit,
      train.filter((_, i) => isHeld[i]),
    );
    threshold = bestThreshold(
      held,
      set.train.filter((_, i) => isHeld[i]).map(({ labels }) => labels),
    );
  }
  const probabilities = await predict(folder, set, lines, test);
  const labels = probabilities.map((row) => row.flatMap((p, i) => (p >= threshold ? [i] : [])));
  return { labels, scores: probabilities.map((row) => row[0] ?? 0) };
}

/** Probability of every label for every text. */
async function predict(
  folder: string,
  set: LabelledSet,
  lines: readonly string[],
  texts: readonly string[],
): Promise<number[][]> {
  const [model, learn, ask] = [join(folder, 'model'), join(folder, 'train.txt'), join(folder, 'test.txt')];
  await writeFile(learn, `${lines.join('\n')}\n`);
  await writeFile(ask, `${texts.join('\n')}\n`);
  const loss = set.task === 'one' ? 'softmax' : 'ova';
  await runProgram('fasttext', ['supervised', '-input', learn, '-output', model, '-loss', loss, ...SETTINGS]);
  const printed = await runProgram('fasttext', ['predict-prob', `${model}.bin`, ask, String(set.labels.length + 1)]);
  const rows = printed.split('\n').slice(0, texts.length);
  return rows.map((row) => {
    const probabilities = set.labels.map(() => 0);
    const words = row.split(' ');
    for (let i = 0; i + 1 < words.length; i += 2)
      if (words[i] !== NONE) probabilities[Number(words[i]?.slice(PREFIX.length))] = Number(words[i + 1]);
    return probabilities;
  });
}

/** A text without labels still teaches what no label looks like. */
function namesOf(labels: readonly number[]): string[] {
  return labels.length === 0 ? [NONE] : labels.map((label) => `${PREFIX}${label}`);
}

async function wordsOf(lang: 'en' | 'ja', texts: readonly string[]): Promise<string[]> {
  const python = lang === 'ja' ? await pythonWith('MeCab') : null;
  const cut =
    python === null
      ? texts
      : z
          .array(z.string())
          .parse(JSON.parse(await runProgram(python, [beside('peers/cut-words.py')], JSON.stringify(texts))));
  // a full stop for nothing, since an empty line gives no prediction
  return cut.map(
    (text) =>
      text
        .toLowerCase()
        .replace(/([.!?,'"()])/gu, ' $1 ')
        .replace(/\s+/gu, ' ')
        .trim() || '.',
  );
}

function best(row: readonly number[]): number {
  return row.indexOf(Math.max(...row));
}

function bestThreshold(rows: readonly (readonly number[])[], truth: readonly (readonly number[])[]): number {
  const pairs = rows.flatMap((row, i) => row.map((p, label) => ({ p, isTrue: truth[i]?.includes(label) ?? false })));
  pairs.sort((a, b) => b.p - a.p);
  const positives = pairs.filter(({ isTrue }) => isTrue).length;
  let [hits, bestF1, threshold] = [0, 0, 0.5];
  pairs.forEach(({ p, isTrue }, i) => {
    hits += isTrue ? 1 : 0;
    const f1 = (2 * hits) / (i + 1 + positives);
    if (f1 > bestF1) [bestF1, threshold] = [f1, p];
  });
  return threshold;
}
