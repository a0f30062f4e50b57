import type { ActionLogLine } from '@koe/sql/queries/action/history';
import { ProblemError } from '../../http/problem-error.js';

/** Somebody was faster: says who changed what, field by field, so that nothing is written over unseen. @param lines oldest first */
export function conflictOf(lines: readonly ActionLogLine[]): ProblemError {
  const fields = lines.flatMap(({ at, by, detail }) =>
    detail.fields.map(({ field }) => ({ field, message: `changed by ${by ?? 'nobody named'} at ${at.toISOString()}` })),
  );
  const who = [...new Set(lines.map(({ by }) => by ?? 'nobody named'))].join(', ');
  const what = [...new Set(fields.map(({ field }) => field))].join(', ');
  const detail =
    lines.length === 0
      ? 'this was changed meanwhile; read it again'
      : `${who} changed ${what || 'this'} meanwhile; read it again, then make your change`;
  return new ProblemError('conflict', detail, fields);
}
