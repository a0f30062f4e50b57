import { z } from 'zod';
import type { Json } from '../connector.js';

/** Anything JSON.parse gives. */
export const jsonValue: z.ZodType<Json> = z.custom<Json>((value) => value !== undefined);

/** A value made of JSON parts, written as JSON: absent optional fields vanish. */
export function toJson(value: unknown): Json {
  return jsonValue.parse(JSON.parse(JSON.stringify(value)));
}
