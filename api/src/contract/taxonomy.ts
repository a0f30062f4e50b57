import { z } from 'zod';
import { themeChangeSchema, themeRequestSchema } from '@koe/sql/domain/taxonomy/change';
import { bilingualSchema } from './bilingual.js';
import { route } from './route.js';
import { themeSchema } from './themes.js';

const tag = 'taxonomy';
const idSchema = z.number().int();
/** The draft's `edit` that the editor saw; null when there was no draft. */
const seenSchema = z.number().int().min(0).nullable();
const seenQuery = z.object({ edit: z.coerce.number().int().min(0) });

/** A change as it was made, with who made it. */
export const madeChangeSchema = z.object({ change: themeChangeSchema, byName: z.string().nullable() });
export type MadeChange = z.infer<typeof madeChangeSchema>;

export const draftSchema = z.object({
  baseVersion: z.number().int(),
  /** Whether the tree it was made from still serves; else it is moved onto the one that does before it is published. */
  isCurrent: z.boolean(),
  themes: z.array(themeSchema),
  changes: z.array(madeChangeSchema),
  /** Items that become positives of new themes when it is published. */
  positives: z.array(z.object({ themeId: idSchema, count: z.number().int() })),
  edit: z.number().int(),
  updatedAt: z.iso.datetime(),
  updatedBy: z.string().nullable(),
});
export type Draft = z.infer<typeof draftSchema>;

export const progressSchema = z.object({
  id: z.uuid(),
  version: z.number().int(),
  reason: z.enum(['taxonomy', 'model', 'settings', 'roll_back', 'upgrade']),
  state: z.enum(['running', 'done', 'cancelled', 'failed']),
  startedAt: z.iso.datetime(),
  startedBy: z.string().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** Items classified, of how many; 0 of 0 while the model is being trained. */
  done: z.number().int(),
  total: z.number().int(),
  detail: z.string().nullable(),
});
export type Progress = z.infer<typeof progressSchema>;

export const getTaxonomy = route({
  method: 'GET',
  path: '/api/v1/taxonomy',
  summary: 'Which version serves, whether somebody edits, and the reclassification that runs or ran last',
  tag,
  answer: z.object({
    version: z.number().int(),
    since: z.iso.datetime(),
    draft: z
      .object({ changes: z.number().int(), updatedAt: z.iso.datetime(), updatedBy: z.string().nullable() })
      .nullable(),
    progress: progressSchema.nullable(),
  }),
});

export const listTaxonomyVersions = route({
  method: 'GET',
  path: '/api/v1/taxonomy/versions',
  summary: 'All versions of the tree, newest first, with what was changed, by whom and when',
  tag,
  answer: z.object({
    versions: z.array(
      z.object({
        version: z.number().int(),
        baseVersion: z.number().int().nullable(),
        publishedAt: z.iso.datetime(),
        publishedBy: z.string().nullable(),
        /** When it first served; null for one that never did. */
        servedAt: z.iso.datetime().nullable(),
        serving: z.boolean(),
        themes: z.number().int(),
        changes: z.array(madeChangeSchema),
      }),
    ),
    /** Names of all themes that ever were. */
    names: z.array(z.object({ id: idSchema, name: bilingualSchema })),
  }),
});

export const getThemeLineage = route({
  method: 'GET',
  path: '/api/v1/taxonomy/lineage/{id}',
  summary: 'What happened to a theme and to what it came from, oldest first',
  tag,
  params: z.object({ id: z.coerce.number().int().min(1).max(500_000_000) }),
  answer: z.object({
    since: z.number().int().nullable(),
    from: z.array(idSchema),
    to: z.array(idSchema),
    events: z.array(madeChangeSchema.extend({ version: z.number().int() })),
    /** Names of all themes that are spoken of, also of those that are no longer. */
    names: z.array(z.object({ id: idSchema, name: bilingualSchema })),
  }),
});

export const getDraft = route({
  method: 'GET',
  path: '/api/v1/taxonomy/draft',
  summary: 'The tree being edited; null when nobody does',
  tag,
  answer: z.object({ draft: draftSchema.nullable() }),
});

export const changeDraft = route({
  method: 'POST',
  path: '/api/v1/taxonomy/draft/changes',
  summary: 'Make one change in the draft; the first one begins it',
  tag,
  body: z.object({ edit: seenSchema, request: themeRequestSchema }),
  answer: draftSchema,
});

export const undoDraftChange = route({
  method: 'DELETE',
  path: '/api/v1/taxonomy/draft/changes/{index}',
  summary: 'Take one change out of the draft',
  tag,
  params: z.object({ index: z.coerce.number().int().min(0).max(100_000) }),
  query: seenQuery,
  answer: draftSchema,
});

export const discardDraft = route({
  method: 'DELETE',
  path: '/api/v1/taxonomy/draft',
  summary: 'Throw the draft away',
  tag,
  query: seenQuery,
});

export const rebaseDraft = route({
  method: 'POST',
  path: '/api/v1/taxonomy/draft/rebase',
  summary: 'Make the changes of the draft on the tree that serves now',
  tag,
  body: z.object({ edit: z.number().int().min(0) }),
  answer: draftSchema,
});

const scaledSchema = z.object({
  /** Items of the sample. */
  count: z.number().int(),
  /** Estimate for all items that the sample was drawn from, with its 95 % interval. */
  scaled: z.number().int(),
  interval: z.tuple([z.number().int(), z.number().int()]),
});

const movedItemSchema = z.object({
  id: z.uuid(),
  lang: z.string(),
  /** Masked, cut around the words that decide. */
  quote: z.string(),
  /** Offsets of those words in the quote; an empty span where there are none. */
  span: z.tuple([z.number().int(), z.number().int()]),
  /** Most specific themes that it leaves and joins. */
  from: z.array(idSchema),
  to: z.array(idSchema),
});

export const previewDraft = route({
  method: 'POST',
  path: '/api/v1/taxonomy/draft/preview',
  summary:
    'What would move: a sample of real items classified by the tree that serves and by the draft, both without labels',
  tag,
  body: z.object({ edit: z.number().int().min(0) }),
  answer: z.object({
    edit: z.number().int(),
    /** Items classified both ways, of how many recent ones, written since when. */
    sample: z.number().int(),
    population: z.number().int(),
    since: z.iso.datetime().nullable(),
    seconds: z.number(),
    /** Items that leave or join any theme. */
    moved: scaledSchema,
    /** Themes of either tree with what is below them; those that nothing joins or leaves too. */
    themes: z.array(
      z.object({
        id: idSchema,
        name: bilingualSchema,
        /** In the tree that serves, in the draft, or both. */
        state: z.enum(['kept', 'new', 'gone']),
        before: scaledSchema,
        after: scaledSchema,
        entering: z.number().int(),
        leaving: z.number().int(),
        examples: z.array(movedItemSchema),
      }),
    ),
    /** What refers to a theme that the draft changes. */
    affected: z.array(
      z.object({
        /** Such as owner, label, queue. */
        kind: z.string(),
        themeId: idSchema,
        name: bilingualSchema,
        count: z.number().int(),
      }),
    ),
  }),
});

export const publishDraft = route({
  method: 'POST',
  path: '/api/v1/taxonomy/draft/publish',
  summary:
    'Publish the draft: the backlog is classified in the background, the old version serves until that is complete',
  tag,
  body: z.object({ edit: z.number().int().min(0) }),
  answer: z.object({ version: z.number().int(), reclassificationId: z.uuid() }),
});

export const serveTaxonomyVersion = route({
  method: 'POST',
  path: '/api/v1/taxonomy/versions/{version}/serve',
  summary: 'Roll back: let an earlier version serve again, after the backlog was classified by it',
  tag,
  params: z.object({ version: z.coerce.number().int().min(1).max(1_000_000) }),
  answer: z.object({ version: z.number().int(), reclassificationId: z.uuid() }),
});

export const cancelReclassification = route({
  method: 'DELETE',
  path: '/api/v1/taxonomy/reclassification',
  summary: 'Stop the reclassification; what serves goes on, and the changes become the draft again',
  tag,
});

export const exportTaxonomyJson = route({
  method: 'GET',
  path: '/api/v1/taxonomy/export.json',
  summary: 'The tree as JSON, as koe classify --taxonomy reads it, with owners',
  tag,
  query: z.object({ of: z.enum(['serving', 'draft']).default('serving') }),
  media: 'application/json',
});

export const exportTaxonomyCsv = route({
  method: 'GET',
  path: '/api/v1/taxonomy/export.csv',
  summary: 'The tree as CSV, a row a theme, phrases separated by |',
  tag,
  query: z.object({ of: z.enum(['serving', 'draft']).default('serving') }),
  media: 'text/csv; charset=utf-8',
});

export const importTaxonomy = route({
  method: 'POST',
  path: '/api/v1/taxonomy/import',
  summary: 'What taking over a file would change, or, with apply, change it in the draft',
  tag,
  body: z.object({
    edit: seenSchema,
    format: z.enum(['json', 'csv']),
    content: z.string().max(1_500_000),
    /** Whether themes that the file does not name are retired. */
    replace: z.boolean(),
    apply: z.boolean(),
  }),
  answer: z.object({
    /** What is wrong in the file; nothing is taken over while there is any. */
    faults: z.array(z.object({ line: z.number().int(), field: z.string(), message: z.string() })),
    changes: z.array(themeChangeSchema),
    /** Themes that get another owner. */
    owners: z.number().int(),
    /** After an import that was applied. */
    draft: draftSchema.nullable(),
  }),
});
