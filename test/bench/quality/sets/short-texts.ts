import { z } from 'zod';
import { readSet } from './read-set.js';

const sentence = z.object({ text: z.string(), lang: z.string() });

/** Sentences whose language is known; nothing is trained on them, so all of them are measured. */
export function shortTexts(langs: readonly string[]): z.infer<typeof sentence>[] | null {
  return (
    readSet('multi-langid-feedback/sentences.jsonl.gz', sentence)?.filter(({ lang }) => langs.includes(lang)) ?? null
  );
}
