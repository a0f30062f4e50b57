import type { LabelSpan } from '@koe/sql/domain/labelling/label';
import type { Theme } from '@koe/sql/domain/theme';
import type { LabelledItem } from '@koe/sql/queries/label/label';
import { ProblemError } from '../http/problem-error.js';

/** @param field how the request names the theme. @throws ProblemError invalid_request for one that the serving tree does not have */
export function checkTheme(themes: readonly Theme[], id: number, field: string): void {
  if (themes.some((theme) => theme.id === id)) return;
  refuse(field, 'there is no such theme in the tree that serves; reload the page');
}

/** @throws ProblemError invalid_request for words that are not the customer's, or not there */
export function checkSpan(item: LabelledItem, span: LabelSpan, field: string): void {
  const part = item.parts.find(({ key }) => key === span.partKey);
  if (!part) refuse(`${field}.partKey`, 'the item has no such part');
  if (part.role !== 'customer') refuse(`${field}.partKey`, 'only the customer’s words can be marked');
  if (span.end > part.text.length) refuse(`${field}.end`, `the part has ${String(part.text.length)} characters`);
}

function refuse(field: string, message: string): never {
  throw new ProblemError('invalid_request', `${field}: ${message}`, [{ field, message }]);
}
