import { z } from 'zod';
import { bilingualSchema } from './bilingual.js';
import { route } from './route.js';

export const themeSchema = z.object({
  id: z.number().int(),
  key: z.string(),
  parent: z.number().int().nullable(),
  name: bilingualSchema,
  description: z.object({ ja: z.string(), en: z.string() }),
  examples: z.object({ ja: z.array(z.string()), en: z.array(z.string()) }),
});

export const listThemes = route({
  method: 'GET',
  path: '/api/v1/themes',
  summary: 'The published theme tree',
  tag: 'themes',
  answer: z.object({ version: z.number().int(), publishedAt: z.iso.datetime(), themes: z.array(themeSchema) }),
});
