import type { Statistic } from './bootstrap.js';

/** Share of (yes, no) pairs in which the yes has the higher score; ties count half (area under the ROC curve). */
export function auc(scores: readonly number[], truth: readonly boolean[]): Statistic {
  const order = scores.map((score, i) => ({ score, i })).sort((a, b) => a.score - b.score);
  // equal scores share a group
  const group = new Int32Array(scores.length);
  let groups = 0;
  order.forEach(({ score, i }, at) => {
    if (at > 0 && score !== order[at - 1]?.score) groups++;
    group[i] = groups;
  });
  return (items) => {
    const yes = new Float64Array(groups + 1);
    const no = new Float64Array(groups + 1);
    for (const i of items) {
      const counts = truth[i] === true ? yes : no;
      const at = group[i] ?? 0;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    let [below, won, yesAll] = [0, 0, 0];
    for (let at = 0; at <= groups; at++) {
      won += (yes[at] ?? 0) * (below + (no[at] ?? 0) / 2);
      below += no[at] ?? 0;
      yesAll += yes[at] ?? 0;
    }
    return yesAll === 0 || below === 0 ? 0.5 : won / (yesAll * below);
  };
}

/** One answer with the probability given to it and whether it was right; `item` is the text it belongs to. */
export interface Judged {
  readonly item: number;
  readonly score: number;
  readonly isRight: boolean;
}

const BINS = 10;

/**
 * Expected calibration error over ten bins of equal width: mean distance between the probability given and the share that
 * was right, weighted by the answers in a bin. Items are drawn, not answers.
 */
export function calibrationError(answers: readonly Judged[], items: number): Statistic {
  const byItem: Judged[][] = Array.from({ length: items }, () => []);
  for (const answer of answers) byItem[answer.item]?.push(answer);
  return (drawn) => {
    const bins = Array.from({ length: BINS }, () => ({ n: 0, score: 0, right: 0 }));
    let n = 0;
    for (const i of drawn)
      for (const { score, isRight } of byItem[i] ?? []) {
        const bin = bins[Math.min(BINS - 1, Math.floor(score * BINS))];
        if (bin === undefined) continue;
        bin.n++;
        bin.score += score;
        bin.right += isRight ? 1 : 0;
        n++;
      }
    return n === 0 ? 0 : bins.reduce((sum, bin) => sum + Math.abs(bin.score - bin.right), 0) / n;
  };
}
