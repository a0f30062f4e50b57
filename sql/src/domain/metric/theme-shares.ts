import type { Cube } from '../cube/cube.js';
import type { SelectRequest } from '../cube/kernel/selection.js';
import type { Estimate } from './method/method.js';
import { ClusterSums } from './method/cluster-sums.js';
import { PersonTable } from './method/person-table.js';
import { shareOf } from './method/share.js';

/** Items by person; made once, since it is large. */
const itemsOf = new PersonTable();

/**
 * Share of every theme among all classified items with customer text, whatever their themes. All themes stand on the same n,
 * so the items without a theme are not walked again for each of them: Σ s_c n_c is the sum over the theme's items of how
 * many items their person has.
 */
export function themeShares(
  cube: Cube,
  request: SelectRequest,
): { readonly keys: readonly string[]; readonly estimates: readonly Estimate[] } {
  itemsOf.clear();
  let [n, clusters, nn] = [0, 0, 0];
  cube.select({ ...request, by: undefined, except: ['theme'] }).each(({ columns, rows, count, repeatedPerson }) => {
    for (let i = 0; i < count; i++) {
      const row = rows[i] ?? 0;
      if (columns.voice[row] !== 1) continue;
      const person = repeatedPerson(row);
      // as ClusterSums counts: who is here again is no new cluster, and (b + 1)² = b² + 2b + 1
      const before = person === 0 ? 0 : itemsOf.get(person);
      n++;
      nn += 2 * before + 1;
      if (before === 0) clusters++;
      if (person !== 0) itemsOf.set(person, before + 1);
    }
  });
  const themes = cube.select({ ...request, by: 'theme' });
  const hits = new ClusterSums(themes.keys.length);
  const sn = new Float64Array(themes.keys.length);
  themes.each(({ columns, rows, groups, count, repeatedPerson }) => {
    for (let i = 0; i < count; i++) {
      const row = rows[i] ?? 0;
      const group = groups[i] ?? 0;
      if (columns.voice[row] !== 1) continue;
      const person = repeatedPerson(row);
      hits.add(group, 1, person);
      sn[group] = (sn[group] ?? 0) + (person === 0 ? 1 : itemsOf.get(person));
    }
  });
  const estimates = themes.keys.map((_, group) => {
    const { sum, squares, ss } = hits.of(group);
    return shareOf({ n, sum, squares, clusters, ss, sn: sn[group] ?? 0, nn });
  });
  return { keys: themes.keys, estimates };
}
