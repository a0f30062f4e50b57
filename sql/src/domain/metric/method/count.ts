import type { Method } from './method.js';
import { Sample } from './sample.js';

/** How many. A count is what it is: it has no interval. */
export const count: Method = (groups) => {
  const items = new Float64Array(groups);
  return {
    add: (group) => {
      items[group] = (items[group] ?? 0) + 1;
    },
    estimate: (group) => ({ n: items[group] ?? 0, value: items[group] ?? 0, interval: null }),
  };
};

/** How many different values. */
export const distinct: Method = (groups) => {
  const sample = new Sample(groups);
  return {
    add: (group, value) => sample.add(group, value, 0),
    estimate: (group) => {
      const seen = new Set<number>();
      sample.each(group, (value) => seen.add(value));
      return { n: seen.size, value: seen.size, interval: null };
    },
  };
};
