import { bare, splitValues, type Filter } from '../../domain/filter.js';
import { facetsOf, type Facet, type FilterWorld } from './facet.js';
import { bothWhere, EVERYTHING, type Where } from './where.js';

/**
 * A wider condition than `filterWhere`, served by the index of facets; it never stands alone, because hashes collide.
 * What is only negated can be turned round where the list of values is closed, and is left out otherwise.
 * @throws FilterError for a declared dimension that there is not
 */
export function hashedWhere(filter: Filter, world: FilterWorld): Where {
  const parts = facetsOf(filter, world).map(({ facet, values }) => {
    const { wanted } = splitValues(values);
    if (wanted.length > 0) return hashedAnyOf(facet, wanted);
    const rest = facet.closed?.filter((value) => !values.map(bare).includes(value));
    return rest === undefined || rest.length === 0 ? EVERYTHING : hashedAnyOf(facet, rest);
  });
  return parts.reduce(bothWhere, EVERYTHING);
}

/** Hashing constants is done once, while planning. */
function hashedAnyOf({ name }: Facet, values: readonly string[]): Where {
  const parameters: Record<string, unknown> = {};
  const hashes = values.map((value, index) => {
    const parameter = `${name}Facet${index}`;
    parameters[parameter] = `${name}:${value === '-' ? '' : value}`;
    return `hashtext(:${parameter}::text)`;
  });
  return { sql: `x.facets && array[${hashes.join(', ')}]::int[]`, parameters };
}
