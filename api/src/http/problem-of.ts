import { HttpException } from '@nestjs/common';
import { FilterError } from '@koe/sql/domain/filter';
import { ProblemError } from './problem-error.js';

/** What any error means to the caller; null for one that nobody expected. Says nothing of the inside. */
export function problemOf(error: unknown): ProblemError | null {
  if (error instanceof ProblemError) return error;
  if (error instanceof FilterError)
    return new ProblemError('invalid_filter', error.message, [{ field: error.field, message: error.message }]);
  if (error instanceof URIError) return new ProblemError('invalid_request', 'the address is not valid UTF-8');
  if (error instanceof HttpException) return ofHttp(error);
  if (!(error instanceof Error)) return null;
  const { type, status, code } = marks(error);
  if (type === 'entity.too.large') return new ProblemError('too_large', 'the body is larger than 2 MB');
  if (type !== undefined || (status !== undefined && status >= 400 && status < 500))
    return new ProblemError('invalid_request', bodyProblem(type));
  return code === undefined ? null : ofDatabase(code);
}

function ofHttp(error: HttpException): ProblemError | null {
  const status = error.getStatus();
  if (status === 404) return new ProblemError('not_found', 'there is nothing at this address');
  if (status === 413) return new ProblemError('too_large', 'the request is too large');
  return status < 500 ? new ProblemError('invalid_request', 'the address or the body cannot be read') : null;
}

function bodyProblem(type: string | undefined): string {
  if (type === 'entity.parse.failed')
    return 'the body is not valid JSON, or holds a name or character that is not accepted';
  if (type === 'charset.unsupported' || type === 'encoding.unsupported' || type === 'entity.verify.failed')
    return 'the body must be JSON in UTF-8';
  return 'the request cannot be read';
}

/** SQLSTATE classes that say something about the request or the moment, not about a fault of ours. */
function ofDatabase(code: string): ProblemError | null {
  if (code === '23505') return new ProblemError('conflict', 'there is already one with this key, name or slot');
  if (code === '23503')
    return new ProblemError('conflict', 'something refers to this, or this refers to something that does not exist');
  if (code.startsWith('22')) return new ProblemError('invalid_request', 'a value lies outside what can be stored');
  if (code === '55P03')
    return new ProblemError('not_ready', 'everything is being counted anew just now; try again in a moment');
  if (code === '57014') return new ProblemError('timed_out', 'the answer took too long; ask for a shorter period');
  if (code.startsWith('08') || code.startsWith('57P') || code === '53300' || code.startsWith('ECONN'))
    return new ProblemError('not_ready', 'the database cannot be reached; try again in a moment');
  return null;
}

function marks(error: Error): { type?: string; status?: number; code?: string } {
  const found: { type?: string; status?: number; code?: string } = {};
  if ('type' in error && typeof error.type === 'string') found.type = error.type;
  if ('status' in error && typeof error.status === 'number') found.status = error.status;
  if ('code' in error && typeof error.code === 'string') found.code = error.code;
  return found;
}
