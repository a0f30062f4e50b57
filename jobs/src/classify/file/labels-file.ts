import { z } from 'zod';
import { INTENTS, SENTIMENTS } from '@koe/sql/domain/item';
import { readJsonl } from '../../normalise/jsonl-file.js';
import { detectLanguage } from '../../normalise/text/detect-language.js';
import type { FileTaxonomy } from './taxonomy-file.js';
import type { TrainingExample } from '../training/training-set.js';

const labelOf = (taxonomy: FileTaxonomy) => {
  const theme = z.union([z.string(), z.number()]).transform((id, context) => {
    const theme = taxonomy.numberOf(id);
    if (theme === null) context.addIssue({ code: 'custom', message: `there is no theme ${id}` });
    return theme ?? 0;
  });
  return z.object({
    text: z.string(),
    lang: z.string().nullish(),
    themes: z.array(theme).nullish(),
    sentiment: z.enum(SENTIMENTS).nullish(),
    intent: z.enum(INTENTS).nullish(),
    serious: z.boolean().nullish(),
  });
};

/** Reads `{"text","lang"?,"themes"?,"sentiment"?,"intent"?,"serious"?}`; a list of themes is complete. @throws InputError */
export async function readLabels(file: string, taxonomy: FileTaxonomy): Promise<TrainingExample[]> {
  const examples: TrainingExample[] = [];
  for await (const { text, lang, themes, sentiment, intent, serious } of readJsonl(file, labelOf(taxonomy)))
    examples.push({
      text,
      lang: lang || detectLanguage(text),
      weight: 1,
      origin: 'person',
      ...(themes && { themes: { present: themes, absent: 'others' } }),
      ...(sentiment && { sentiment }),
      ...(intent && { intent }),
      ...(typeof serious === 'boolean' && { serious }),
    });
  return examples;
}
