import type { Statistic } from './bootstrap.js';

/** Labels of every item, as positions. */
type Labels = readonly (readonly number[])[];

/** Share of items whose labels are exactly right. */
export function accuracy(said: Labels, truth: Labels): Statistic {
  const right = Uint8Array.from(truth, (labels, i) => (same(labels, said[i] ?? []) ? 1 : 0));
  return (items) => items.reduce((sum, i) => sum + (right[i] ?? 0), 0) / items.length;
}

/** F1 of all (item, label) pairs together: 2 · hits ÷ (said + true). */
export function microF1(said: Labels, truth: Labels): Statistic {
  const hits = Int32Array.from(truth, (labels, i) => labels.filter((label) => said[i]?.includes(label)).length);
  const all = Int32Array.from(truth, (labels, i) => labels.length + (said[i]?.length ?? 0));
  return (items) => {
    let [hit, sum] = [0, 0];
    for (const i of items) {
      hit += hits[i] ?? 0;
      sum += all[i] ?? 0;
    }
    return sum === 0 ? 0 : (2 * hit) / sum;
  };
}

/** Mean of the labels' F1; a label that is neither true nor said in the items counts in none of them. */
export function macroF1(said: Labels, truth: Labels, labels: number): Statistic {
  return (items) => {
    const hits = new Float64Array(labels);
    const all = new Float64Array(labels);
    for (const i of items) {
      for (const label of truth[i] ?? []) {
        all[label] = (all[label] ?? 0) + 1;
        if (said[i]?.includes(label)) hits[label] = (hits[label] ?? 0) + 1;
      }
      for (const label of said[i] ?? []) all[label] = (all[label] ?? 0) + 1;
    }
    let [sum, seen] = [0, 0];
    for (let label = 0; label < labels; label++) {
      const count = all[label] ?? 0;
      if (count === 0) continue;
      sum += (2 * (hits[label] ?? 0)) / count;
      seen++;
    }
    return seen === 0 ? 0 : sum / seen;
  };
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((label) => b.includes(label));
}
