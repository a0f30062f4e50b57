import type { BenchLine } from '../bench-line.js';
import { accuracy, macroF1, microF1 } from './metrics/agreement.js';
import { bootstrap } from './metrics/bootstrap.js';
import type { Figure, Statistic } from './metrics/bootstrap.js';
import { auc } from './metrics/ranking.js';
import type { Answers, Peer } from './peers/peer.js';
import type { LabelledSet } from './sets/labelled-set.js';

/** What is measured on a set: the figure of the bar first. */
type Measure = readonly [name: string, of: (answers: Answers) => Statistic];

/**
 * The product's figures on a set, and its lead over every peer that is installed: the same draws of the same test
 * texts for both, so that the interval of the lead is of the pair.
 */
export async function measureSet(
  set: LabelledSet,
  answers: Answers,
  peers: readonly { readonly peer: Peer; readonly isInstalled: boolean }[],
): Promise<BenchLine[]> {
  const rivals: { name: string; answers: Answers | null }[] = [];
  for (const { peer, isInstalled } of peers)
    rivals.push({ name: peer.name, answers: isInstalled ? await peer.answer(set) : null });
  return measuresOf(set).flatMap(([measure, of]) => {
    const name = `quality.${set.name}.${measure}`;
    const ours = of(answers);
    const own = bootstrap(set.test.length, ours);
    const leads = rivals.flatMap((rival) =>
      rival.answers === null ? [] : [leadOver(name, ours, rival.name, of(rival.answers), own)],
    );
    const missing = rivals.filter((rival) => rival.answers === null).map((rival) => `${rival.name} not installed`);
    return [
      lineOf(name, own, 'share', [...leads.map(({ against }) => against ?? ''), ...missing].join(', ')),
      ...leads,
    ];
  });
}

function measuresOf(set: LabelledSet): readonly [Measure, ...Measure[]] {
  const truth = set.test.map(({ labels }) => labels);
  const macro: Measure = ['macro-f1', ({ labels }) => macroF1(labels, truth, set.labels.length)];
  if (set.task === 'yes-no')
    return [
      [
        'auc',
        ({ scores }) =>
          auc(
            scores ?? [],
            truth.map((labels) => labels.length > 0),
          ),
      ],
    ];
  return set.task === 'one'
    ? [['accuracy', ({ labels }) => accuracy(labels, truth)], macro]
    : [['micro-f1', ({ labels }) => microF1(labels, truth)], macro];
}

function leadOver(name: string, ours: Statistic, rival: string, theirs: Statistic, own: Figure): BenchLine {
  const lead = bootstrap(own.n, (items) => ours(items) - theirs(items));
  const value = own.value - lead.value;
  return {
    ...lineOf(`${name}.over-${slug(rival)}`, lead, 'difference', `${rival} ${rounded(value)}`),
    ratio: rounded(own.value / value),
  };
}

/** A figure as it is printed. */
export function lineOf(name: string, figure: Figure, unit: string, against = ''): BenchLine {
  return {
    name,
    value: rounded(figure.value),
    unit,
    n: figure.n,
    interval: [rounded(figure.interval[0]), rounded(figure.interval[1])],
    ...(against === '' ? {} : { against }),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** `scikit-learn LinearSVC` → `scikit-learn-linearsvc`. */
function slug(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/gu, '-');
}
