import type { Parameters } from '../../server/database.js';

/** A condition on `item_index x` and the values of its named parameters. */
export interface Where {
  readonly sql: string;
  readonly parameters: Parameters;
}

export const EVERYTHING: Where = { sql: 'true', parameters: {} };

/** Both conditions. @throws Error when they share a parameter's name, which would give one of them a wrong value */
export function bothWhere(one: Where, other: Where): Where {
  if (one === EVERYTHING) return other;
  if (other === EVERYTHING) return one;
  for (const name of Object.keys(other.parameters))
    if (name in one.parameters) throw new Error(`both conditions use the parameter ${name}`);
  return { sql: `${one.sql}\n  and ${other.sql}`, parameters: { ...one.parameters, ...other.parameters } };
}
