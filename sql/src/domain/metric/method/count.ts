import type { Estimate, Method } from './method.js';
import { PersonTable } from './person-table.js';
import { Sample } from './sample.js';

/** How many. A count is what it is: it has no interval. */
export const count: Method = Object.assign(
  (groups: number) => {
    const items = new Float64Array(groups);
    return {
      add: (group: number) => {
        items[group] = (items[group] ?? 0) + 1;
      },
      estimate: (group: number) => countOf({ n: items[group] ?? 0 }),
    };
  },
  { ofSums: countOf, byItem: true },
);

function countOf({ n }: { readonly n: number }): Estimate {
  return { n, value: n, interval: null };
}

/** How many different people: the values are person codes. */
export const distinct: Method = (groups) => {
  const sample = new Sample(groups);
  const seen = new PersonTable();
  return {
    add: (group, value) => sample.add(group, value, 0),
    estimate: (group) => {
      let found = 0;
      sample.each(group, (code) => {
        if (seen.get(code) === 0) found++;
        seen.set(code, 1);
      });
      sample.each(group, (code) => seen.set(code, 0));
      return { n: found, value: found, interval: null };
    },
  };
};
