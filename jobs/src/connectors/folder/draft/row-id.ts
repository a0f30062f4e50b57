import { cellText } from './cell.js';
import { placeId, type RowPayload } from './row-payload.js';
import type { FileRule } from '../rules.js';
import { mappedRow } from './transcript/transcript.js';

const ID_CHARS = 500;
// Control characters cannot be stored in an id, and an id with a line break is a mistake.
const CONTROL = /\p{Cc}/u;

/**
 * The id of a row within its source, or why it has none.
 * @throws MappingError for a row that is no transcript where the rule expects one.
 */
export function rowId(payload: RowPayload, rule: FileRule): { readonly id: string } | { readonly reason: string } {
  const { mapping } = rule;
  const column = mapping?.id;
  if (mapping === undefined || column === undefined)
    return { id: prefixed(placeId(payload.file, payload.number), rule) };
  const id = cellText(mappedRow(payload, mapping), column)?.trim();
  if (id === undefined) return { reason: 'has no id' };
  if (id.length > ID_CHARS || CONTROL.test(id))
    return { reason: `has an id that is not one line of ≤ ${ID_CHARS} characters` };
  return { id: prefixed(id, rule) };
}

function prefixed(id: string, rule: FileRule): string {
  return rule.name === undefined ? id : `${rule.name}:${id}`;
}
