import type { Subject } from '@koe/sql/queries/fact/pin';
import { SUBJECT_KINDS } from '../contract/pins.js';
import { ProblemError } from '../http/problem-error.js';

/** `action:<id>` of an address. @throws ProblemError invalid_request for a kind that there is not */
export function readSubject(text: string): Subject {
  const [kind, id = ''] = text.split(':');
  const known = SUBJECT_KINDS.find((each) => each === kind);
  if (known === undefined) throw new ProblemError('invalid_request', 'subject: there is no such kind');
  return { kind: known, id };
}
