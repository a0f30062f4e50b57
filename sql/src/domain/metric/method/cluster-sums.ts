import type { Clustered } from './clustered.js';
import type { Estimate, Method } from './method.js';
import { PersonTable } from './person-table.js';
import { Sample } from './sample.js';

/** Of the group in hand; all 0 between groups. Made once, since a table of all people is large and sums are asked often. */
const personSums = new PersonTable();
const personCounts = new PersonTable();

/** Adds values by group and person. Only people who come again are kept one by one. */
export class ClusterSums {
  readonly #n: Float64Array;
  readonly #sum: Float64Array;
  readonly #squares: Float64Array;
  readonly #repeated: Sample;

  constructor(groups: number) {
    this.#n = new Float64Array(groups);
    this.#sum = new Float64Array(groups);
    this.#squares = new Float64Array(groups);
    this.#repeated = new Sample(groups);
  }

  add(group: number, value: number, person: number): void {
    this.#n[group] = (this.#n[group] ?? 0) + 1;
    this.#sum[group] = (this.#sum[group] ?? 0) + value;
    this.#squares[group] = (this.#squares[group] ?? 0) + value * value;
    if (person !== 0) this.#repeated.add(group, value, person);
  }

  of(group: number): Clustered {
    const n = this.#n[group] ?? 0;
    const sum = this.#sum[group] ?? 0;
    const squares = this.#squares[group] ?? 0;
    // Everybody counts as a cluster of one first; those who came again are then put together.
    let [clusters, ss, sn, nn] = [n, squares, sum, n];
    this.#repeated.each(group, (value, person) => {
      const before = personCounts.get(person);
      if (before > 0) {
        const found = personSums.get(person);
        clusters--;
        ss += 2 * found * value;
        sn += found + before * value;
        nn += 2 * before;
      }
      personSums.set(person, personSums.get(person) + value);
      personCounts.set(person, before + 1);
    });
    personSums.clear();
    personCounts.clear();
    return { n, sum, squares, clusters, ss, sn, nn };
  }
}

/** Variance of the mean, without a correction for few clusters. Equals s²/n (with n below) when nobody comes again. */
export function varianceOfMean({ n, sum, ss, sn, nn }: Clustered): number {
  const mean = sum / n;
  return Math.max(0, ss - 2 * mean * sn + mean * mean * nn) / (n * n);
}

/** The method whose estimate follows from these sums. */
export function fromSums(estimate: (sums: Clustered) => Estimate): Method {
  const method = (groups: number): ReturnType<Method> => {
    const sums = new ClusterSums(groups);
    return {
      add: (group, value, person) => sums.add(group, value, person),
      estimate: (group) => estimate(sums.of(group)),
    };
  };
  return Object.assign(method, { ofSums: estimate });
}
