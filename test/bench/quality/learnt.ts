import { createClassifier } from '@koe/jobs/classify/registry';
import type { BenchLine } from '../bench-line.js';
import { lineOf, measureSet } from './measure-set.js';
import { bootstrap } from './metrics/bootstrap.js';
import type { Judged } from './metrics/ranking.js';
import { calibrationError } from './metrics/ranking.js';
import type { Answers, Peer } from './peers/peer.js';
import { ask, learn, probabilities, themesOf } from './product.js';
import type { LabelledSet } from './sets/labelled-set.js';

/** Learns a set, answers its test texts by the product's own classifier, and compares with the peers. */
export async function measureLearnt(
  set: LabelledSet,
  peers: readonly { readonly peer: Peer; readonly isInstalled: boolean }[],
): Promise<BenchLine[]> {
  const { blob, report } = learn(set);
  const classifier = createClassifier(themesOf(set), blob);
  const answers = ask(set, classifier);
  const lines = await measureSet(set, set.target === 'serious' ? byModel(blob, set) : answers, peers);
  if (set.target === 'serious') {
    const byPriority = await measureSet({ ...set, name: `${set.name}-by-priority` }, answers, []);
    lines.push(...byPriority);
  }
  if (set.target === 'themes' && set.task === 'many') lines.push(calibrationOf(set, blob));
  lines.push({
    name: `quality.${set.name}.training`,
    value: Math.round(report.seconds * 100) / 100,
    unit: 's',
    n: set.train.length,
    against: `${set.labels.length} labels, with cross-validation; left out: ${set.leftOut}`,
  });
  return lines;
}

/** The probability of "serious" alone, without rules, sentiment and intent. */
function byModel(blob: Uint8Array, set: LabelledSet): Answers {
  const scores = probabilities(blob, 'serious', set.test).map((of) => of.get('serious') ?? 0);
  return { scores, labels: scores.map((score) => (score >= 0.5 ? [0] : [])) };
}

/** Of all (text, theme) pairs, also those below the threshold. */
function calibrationOf(set: LabelledSet, blob: Uint8Array): BenchLine {
  const answers = probabilities(blob, 'themes', set.test).flatMap((of, item) =>
    [...of].map(([key, score]): Judged => ({
      item,
      score,
      isRight: set.test[item]?.labels.some((label) => label + 1 === key) ?? false,
    })),
  );
  const figure = bootstrap(set.test.length, calibrationError(answers, set.test.length));
  return lineOf(`quality.${set.name}.calibration-error`, figure, 'share');
}
