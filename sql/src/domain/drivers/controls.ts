import type { Dimension } from '../cube/query.js';

/** What a comparison of themes is adjusted for: who is asked, about what and how differs by these. */
export const CONTROLS = ['channel', 'product', 'lang', 'kind'] as const satisfies readonly Dimension[];

/** Values of a dimension with fewer items are put together: one dummy for each would say little and cost much. */
const FEWEST = 20;
/** Values of a dimension that get a dummy of their own. */
const MOST = 20;

/** The dummies of dimensions, numbered from `first` on. */
export interface Controls {
  readonly columns: number;
  /** By dimension: code → column, −1 for the values that are compared with. */
  readonly columnOf: readonly Int16Array[];
}

/** One dummy for each frequent value but the most frequent, one for all rare values of a dimension together. */
export function controlColumns(
  codes: readonly Uint16Array[],
  keys: readonly (readonly string[])[],
  first: number,
): Controls {
  let next = first;
  const columnOf = codes.map((column, dimension) => {
    const items = new Uint32Array(keys[dimension]?.length ?? 1);
    for (const code of column) items[code] = (items[code] ?? 0) + 1;
    const found = [...items.keys()].filter((code) => (items[code] ?? 0) > 0);
    found.sort((a, b) => (items[b] ?? 0) - (items[a] ?? 0));
    const columns = new Int16Array(items.length).fill(-1);
    const own = found.slice(1, 1 + MOST).filter((code) => (items[code] ?? 0) >= FEWEST);
    for (const code of own) columns[code] = next++;
    const rare = found.slice(1 + own.length);
    for (const code of rare) columns[code] = next;
    if (rare.length > 0) next++;
    return columns;
  });
  return { columns: next - first, columnOf };
}
