import { SPLITS, type Split } from '@koe/sql/domain/decomposition/two-periods';
import { isSegment } from '@koe/sql/domain/filter';
import { ProblemError } from '../http/problem-error.js';

/** The dimension by which a number is taken apart. @throws ProblemError invalid_request for one that there is not */
export function splitOf(by: string): Split {
  const known = SPLITS.find((split) => split === by);
  if (known !== undefined) return known;
  if (isSegment(by)) return by;
  const message = `by must be one of ${SPLITS.join(', ')} or seg.NAME`;
  throw new ProblemError('invalid_request', message, [{ field: 'asked.by', message }]);
}
