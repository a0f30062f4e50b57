import { ProblemError } from '../http/problem-error.js';

export function noReview(): ProblemError {
  return new ProblemError('not_found', 'there is no such review meeting; it may have been called off');
}
