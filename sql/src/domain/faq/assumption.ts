import { z } from 'zod';

/**
 * Of those who ask, the share that a published answer would keep from asking, 0 … 1, as a range. It is assumed, never measured by
 * Koe before an answer is out, and every number that stands on it says so.
 */
export const answerableSchema = z
  .object({ low: z.number().min(0).max(1), high: z.number().min(0).max(1) })
  .refine(({ low, high }) => low <= high, { path: ['high'], message: 'must not be below low' });
export type Answerable = z.output<typeof answerableSchema>;

/** Wide on purpose: most people never look for an answer before they ask, and where it is well placed two in five do. */
export const DEFAULT_ANSWERABLE: Answerable = { low: 0.1, high: 0.4 };
