import { z } from 'zod';

/** A name or sentence in both languages; neither may be empty. */
export const bilingualSchema = z.object({
  ja: z.string().trim().min(1).max(200),
  en: z.string().trim().min(1).max(200),
});
