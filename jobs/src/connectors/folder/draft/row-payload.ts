import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Json } from '../../connector.js';
import { jsonValue } from '../../record/json-value.js';

/** The body of a payload of the folder connector: a row and where it stood. */
export const rowPayload = z.object({
  /** Path relative to the folder, written with `/`. */
  file: z.string(),
  /** Place of the row in its file, from 1. */
  number: z.int().min(1),
  row: jsonValue,
});
export interface RowPayload {
  readonly file: string;
  readonly number: number;
  readonly row: Json;
}

/** The id of a row that has none of its own: it stays the same while the file keeps its name and the row its place. */
export function placeId(file: string, number: number): string {
  return createHash('sha256').update(`${file}\n${number}`).digest('hex').slice(0, 32);
}
