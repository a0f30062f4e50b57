import type { Manifest } from '@koe/sql/domain/cube/layout';
import { SPLITS, type Split } from '@koe/sql/domain/decomposition/two-periods';
import type { NamedValue } from '@koe/sql/domain/finding/frozen-fact';
import { namedValues } from '@koe/sql/domain/finding/named-values';
import { ProblemError } from '../http/problem-error.js';

/** The dimension by which a number is taken apart. @throws ProblemError invalid_request for one that there is not */
export function splitOf(by: string): Split {
  const known = SPLITS.find((split) => split === by);
  if (known !== undefined) return known;
  if (by.startsWith('seg.')) return `seg.${by.slice(4)}`;
  const message = `by must be one of ${SPLITS.join(', ')} or seg.NAME`;
  throw new ProblemError('invalid_request', message, [{ field: 'asked.by', message }]);
}

/** What one item has one value of is named as a filter names it; the kind of an item is no filter. */
export function segmentName(by: string, key: string, manifest: Manifest): NamedValue {
  const filter = by.startsWith('seg.') ? { seg: { [by.slice(4)]: [key] } } : { [by]: [key] };
  const [named] = key === '*' ? [] : namedValues(filter, manifest);
  return named ?? { field: by, label: null, key, name: null, not: false };
}
