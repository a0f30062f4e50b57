import { z } from 'zod';

/** Limits of what a tree holds, in UTF-16 units and counts. */
export const TREE_LIMITS = { name: 200, description: 2000, phrase: 300, phrases: 500, depth: 6, themes: 1000 } as const;

const nameSchema = z.object({
  ja: z.string().trim().min(1).max(TREE_LIMITS.name),
  en: z.string().trim().min(1).max(TREE_LIMITS.name),
});
const descriptionSchema = z.object({
  ja: z.string().trim().max(TREE_LIMITS.description),
  en: z.string().trim().max(TREE_LIMITS.description),
});
const phrasesSchema = z
  .array(z.string().trim().min(1).max(TREE_LIMITS.phrase))
  .max(TREE_LIMITS.phrases)
  .transform((phrases) => [...new Set(phrases)]);
const examplesSchema = z.object({ ja: phrasesSchema, en: phrasesSchema });
const idSchema = z.number().int().min(1).max(500_000_000);

/** What a theme says of itself. */
const wordsSchema = z.object({ name: nameSchema, description: descriptionSchema, examples: examplesSchema });

/**
 * What a person asks for. Kinds are stored: never renamed.
 * - `merge`: `ids` become part of `into`; their children move below it, their names and phrases become its phrases.
 * - `split`: with `keep` the theme stays above its new parts; without, the parts stand where it stood.
 * - `retire`: children move up to the theme's parent, or go with it; what was said of it counts for `into` from now on,
 *   or for nothing.
 */
export const themeRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), parent: idSchema.nullable(), ...wordsSchema.shape }),
  z.object({ kind: z.literal('rename'), id: idSchema, name: nameSchema }),
  z.object({ kind: z.literal('describe'), id: idSchema, description: descriptionSchema, examples: examplesSchema }),
  z.object({ kind: z.literal('move'), id: idSchema, parent: idSchema.nullable() }),
  z.object({ kind: z.literal('merge'), ids: z.array(idSchema).min(1).max(100), into: idSchema }),
  z.object({
    kind: z.literal('split'),
    id: idSchema,
    keep: z.boolean(),
    parts: z.array(wordsSchema).min(1).max(20),
  }),
  z.object({ kind: z.literal('retire'), id: idSchema, withChildren: z.boolean(), into: idSchema.nullable() }),
]);
export type ThemeRequest = z.infer<typeof themeRequestSchema>;

/** Who made a change and when. */
const made = { by: z.uuid().nullable(), at: z.iso.datetime() };
const numberedSchema = wordsSchema.extend({ id: idSchema, key: z.string().min(1).max(100) });

/** A request as it is recorded: new themes have their ids, and what was there before is kept for the lineage. */
export const themeChangeSchema = z.discriminatedUnion('kind', [
  z.object({ ...made, kind: z.literal('add'), parent: idSchema.nullable(), ...numberedSchema.shape }),
  z.object({ ...made, kind: z.literal('rename'), id: idSchema, name: nameSchema, before: nameSchema }),
  z.object({
    ...made,
    kind: z.literal('describe'),
    id: idSchema,
    description: descriptionSchema,
    examples: examplesSchema,
  }),
  z.object({
    ...made,
    kind: z.literal('move'),
    id: idSchema,
    parent: idSchema.nullable(),
    before: idSchema.nullable(),
  }),
  z.object({ ...made, kind: z.literal('merge'), ids: z.array(idSchema).min(1), into: idSchema }),
  z.object({ ...made, kind: z.literal('split'), id: idSchema, keep: z.boolean(), parts: z.array(numberedSchema) }),
  z.object({
    ...made,
    kind: z.literal('retire'),
    id: idSchema,
    withChildren: z.boolean(),
    into: idSchema.nullable(),
    /** The theme itself and, when they went with it, those below. */
    ids: z.array(idSchema).min(1),
  }),
]);
export type ThemeChange = z.infer<typeof themeChangeSchema>;
export type ThemeChangeKind = ThemeChange['kind'];

/** Ids of all themes that a change is about, those it makes included. */
export function themesOf(change: ThemeChange): number[] {
  switch (change.kind) {
    case 'merge':
      return [...change.ids, change.into];
    case 'split':
      return [change.id, ...change.parts.map((part) => part.id)];
    case 'retire':
      return [...change.ids, ...(change.into === null ? [] : [change.into])];
    default:
      return [change.id];
  }
}
