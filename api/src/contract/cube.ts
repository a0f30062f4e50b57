import { z } from 'zod';
import { bilingualSchema } from './bilingual.js';
import { route } from './route.js';

/** `Manifest` of `@koe/sql/domain/cube/layout` on the wire. */
export const manifestSchema = z.object({
  version: z.string(),
  asOf: z.iso.datetime(),
  timeZone: z.string(),
  weekStart: z.number().int(),
  fiscalYearStart: z.number().int(),
  taxonomyVersion: z.number().int(),
  blocks: z.array(
    z.object({
      hash: z.string(),
      from: z.number().int(),
      to: z.number().int(),
      rows: z.number().int(),
      bytes: z.number().int(),
    }),
  ),
  labels: z.object({
    source: z.array(z.object({ id: z.string(), name: z.string(), sample: z.boolean() })),
    lang: z.array(z.string()),
    product: z.array(z.object({ key: z.string(), name: bilingualSchema })),
    team: z.array(z.object({ key: z.string(), name: bilingualSchema })),
    segments: z.array(z.object({ name: z.string(), label: bilingualSchema, values: z.array(z.string()) })),
    scales: z.array(z.object({ min: z.number(), max: z.number() })),
  }),
  themes: z.array(
    z.object({
      id: z.number().int(),
      key: z.string(),
      parent: z.number().int().nullable(),
      name: bilingualSchema,
    }),
  ),
});

export const getManifest = route({
  method: 'GET',
  path: '/api/v1/cube/manifest',
  summary: 'The blocks of a period and the labels of all their codes',
  tag: 'cube',
  query: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }),
  answer: manifestSchema,
});

export const getBlock = route({
  method: 'GET',
  path: '/api/v1/cube/blocks/{hash}',
  summary: 'One immutable block as an Arrow IPC stream; may be cached for ever',
  tag: 'cube',
  params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  media: 'application/vnd.apache.arrow.stream',
});

/** Text search, once per query: which rows of which blocks match. */
export const searchBlocks = route({
  method: 'GET',
  path: '/api/v1/cube/search',
  summary: 'Row positions per block whose text matches q',
  tag: 'cube',
  query: z.object({ q: z.string().min(1).max(200), from: z.iso.date().optional(), to: z.iso.date().optional() }),
  answer: z.object({
    /** Version of the manifest the positions belong to. */
    manifest: z.string(),
    /** Block hash → ascending row positions. Blocks without a match are absent. */
    rows: z.record(z.string(), z.array(z.number().int())),
  }),
});

export const factSchema = z.object({
  metric: z.string(),
  variant: z.string().optional(),
  version: z.number().int(),
  filter: z.record(z.string(), z.unknown()),
  period: z.object({ from: z.string(), to: z.string() }).optional(),
  n: z.number(),
  value: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  evidence: z.record(z.string(), z.unknown()),
  group: z.object({ by: z.string(), key: z.string() }).optional(),
  blocks: z.array(z.string()).optional(),
  taxonomy: z.number().int().optional(),
});

export const getFacts = route({
  method: 'GET',
  path: '/api/v1/facts',
  summary: 'A metric as facts: value, n, interval and the filter of its evidence',
  tag: 'facts',
  filtered: true,
  query: z.object({
    metric: z.string(),
    variant: z.string().optional(),
    /** none, day, week, month or a dimension (source, channel, product, team, lang, intent, priority, sentiment, theme, seg.NAME). */
    by: z.string().default('none'),
    weigh: z.enum(['each', 'once']).default('each'),
  }),
  answer: z.object({ facts: z.array(factSchema), asOf: z.iso.datetime(), timeZone: z.string() }),
});

export const metricSchema = z.object({
  id: z.string(),
  version: z.number().int(),
  unit: z.string(),
  /** Which way is good. */
  direction: z.enum(['up', 'down', 'none']),
  minimumN: z.number().int(),
  name: bilingualSchema,
  definition: z.object({ ja: z.string(), en: z.string() }),
  variants: z.array(z.object({ id: z.string(), name: bilingualSchema })),
});

export const listMetrics = route({
  method: 'GET',
  path: '/api/v1/metrics',
  summary: 'Every metric with its definition in both languages',
  tag: 'facts',
  answer: z.array(metricSchema),
});
