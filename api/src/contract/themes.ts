import { z } from 'zod';
import { bilingualSchema } from './bilingual.js';
import { route } from './route.js';

const tag = 'themes';
/** The number of a theme in a path. */
export const idParams = z.object({ id: z.coerce.number().int().min(1).max(500_000_000) });

/** Who answers for a theme; null when nobody does. */
export const themeOwnerSchema = z.object({ departmentId: z.uuid().nullable(), personId: z.uuid().nullable() });

export const themeSchema = z.object({
  id: z.number().int(),
  key: z.string(),
  parent: z.number().int().nullable(),
  name: bilingualSchema,
  description: z.object({ ja: z.string(), en: z.string() }),
  examples: z.object({ ja: z.array(z.string()), en: z.array(z.string()) }),
});
export type ThemeAnswer = z.infer<typeof themeSchema>;

export const listThemes = route({
  method: 'GET',
  path: '/api/v1/themes',
  summary: 'The theme tree that serves, with who answers for each theme',
  tag,
  answer: z.object({
    version: z.number().int(),
    publishedAt: z.iso.datetime(),
    themes: z.array(
      themeSchema.extend({
        owner: themeOwnerSchema.nullable(),
        /** 0, 0.5 or 1, as a manager set it. */
        goalFit: z.union([z.literal(0), z.literal(0.5), z.literal(1)]),
      }),
    ),
  }),
});

export const putThemeOwner = route({
  method: 'PUT',
  path: '/api/v1/themes/{id}/owner',
  summary: 'Set the department and the person who answer for a theme; both null for nobody',
  tag,
  params: idParams,
  body: themeOwnerSchema,
  answer: themeOwnerSchema,
});

const countSchema = z.object({ count: z.number().int(), n: z.number().int() });

export const getThemeDefinitions = route({
  method: 'GET',
  path: '/api/v1/themes/{id}/definitions',
  summary: 'A theme by week under the definition before and the one that serves, and the change split into the two',
  tag,
  params: idParams,
  query: z.object({ from: z.iso.date(), to: z.iso.date() }),
  answer: z.object({
    /** The definition that serves. */
    now: z.object({ version: z.number().int() }),
    /** The one before; null while only one ever served, or when what it said is no longer kept. */
    before: z
      .object({
        version: z.number().int(),
        /** Themes of that version that this one is compared with. */
        themes: z.array(z.object({ id: z.number().int(), name: bilingualSchema })),
        /** Since when the definition of now serves: later items were never judged by the one before. */
        until: z.iso.datetime(),
      })
      .nullable(),
    weeks: z.array(
      z.object({
        /** First day of the week. */
        week: z.iso.date(),
        /** Whether all its days have passed. */
        complete: z.boolean(),
        now: countSchema,
        /** Null when none of its items was judged by it; `n` below that of `now` when only some were. */
        before: countSchema.nullable(),
      }),
    ),
    /** Share of items with customer text, from the period before to the asked one; null when it cannot be said. */
    change: z
      .object({
        first: z.object({ from: z.iso.date(), to: z.iso.date(), reported: countSchema, now: countSchema }),
        second: z.object({ from: z.iso.date(), to: z.iso.date(), now: countSchema }),
        /** `customers` + `definition`; shares 0 … 1. */
        total: z.number(),
        customers: z.number(),
        /** 95 % interval of `customers`. */
        interval: z.tuple([z.number(), z.number()]),
        definition: z.number(),
      })
      .nullable(),
  }),
});
