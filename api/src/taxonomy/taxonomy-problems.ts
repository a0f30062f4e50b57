import { TaxonomyError } from '@koe/sql/domain/taxonomy/taxonomy-error';
import { DraftConflict } from '@koe/sql/queries/taxonomy/draft-row';
import { ProblemError } from '../http/problem-error.js';

/**
 * Runs an edit of the tree; what it refuses becomes a problem. The field `fault` holds the closed reason, for which the
 * dashboard has words in both languages.
 */
export async function withTaxonomyProblems<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TaxonomyError)
      throw new ProblemError('conflict', error.message, [{ field: 'fault', message: error.fault }]);
    if (error instanceof DraftConflict)
      throw new ProblemError('conflict', error.message, [{ field: 'fault', message: error.reason }]);
    if (error instanceof RangeError) throw new ProblemError('not_found', error.message);
    throw error;
  }
}
