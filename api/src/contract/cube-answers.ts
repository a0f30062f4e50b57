import { z } from 'zod';
import { FILTER_FIELDS, type FilterField } from '@koe/sql/domain/filter';
import { route } from './route.js';

/** Bounds of one call; a screen asks for far less. */
const MOST_REQUESTS = 64;
const MOST_VALUES = 500;

const name = z.string().min(1).max(200);
const values = z.array(z.string().min(1).max(200)).max(MOST_VALUES).readonly();
const segment = z.templateLiteral(['seg.', name]);

/** `Filter` of `@koe/sql/domain/filter` as JSON; what its values mean is checked where it is used. */
export const filterSchema = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    source: values,
    channel: values,
    theme: values,
    intent: values,
    priority: values,
    sentiment: values,
    lang: values,
    product: values,
    team: values,
    seg: z.record(name, values).readonly(),
    q: z.string().min(1).max(200),
  } satisfies Record<FilterField | 'from' | 'to' | 'seg' | 'q', z.ZodType>)
  .partial();

export type FilterInput = z.output<typeof filterSchema>;

const time = ['day', 'week', 'month'] as const;
const dimension = [
  'kind',
  'channel',
  'intent',
  'sentiment',
  'priority',
  'handling',
  'source',
  'lang',
  'product',
  'team',
] as const;
const weigh = z.enum(['each', 'once']);

const countRequest = z.strictObject({
  kind: z.literal('count'),
  query: z.strictObject({
    by: z.array(z.union([z.enum([...time, ...dimension, 'theme', 'tone']), segment])).max(2),
    except: z
      .array(z.union([z.enum(['date', 'q', ...FILTER_FIELDS]), segment]))
      .max(20)
      .optional(),
    weigh: weigh.optional(),
  }),
});

const factRequest = z.strictObject({
  kind: z.literal('fact'),
  measure: z.strictObject({
    metric: name,
    variant: name.optional(),
    by: z.union([z.enum(['none', ...time, ...dimension, 'theme']), segment]).optional(),
    weigh: weigh.optional(),
  }),
  filter: filterSchema.optional(),
});

const analysisRequest = z.strictObject({
  kind: z.literal('analysis'),
  name,
  /** As the analysis of that name takes them. */
  params: z.record(name, z.json()),
  filter: filterSchema.optional(),
});

const cubeRequestSchema = z.discriminatedUnion('kind', [countRequest, factRequest, analysisRequest]);
export type CubeRequestInput = z.output<typeof cubeRequestSchema>;

/** What the browser asks its own cube, asked of the server: for periods too large to be loaded, and for programs. */
export const answerCube = route({
  method: 'POST',
  reads: true,
  path: '/api/v1/cube/answers',
  summary: 'Counts, facts and analyses under one filter, in the order of the requests',
  tag: 'cube',
  body: z.strictObject({
    filter: filterSchema.default({}),
    requests: z.array(cubeRequestSchema).min(1).max(MOST_REQUESTS),
    /** Near-duplicates, for facts and analyses that do not say. */
    weigh: weigh.default('each'),
  }),
  answer: z.object({
    /** Counts (values row-major), a list of facts, or what the analysis answers. */
    results: z.array(z.unknown()),
    /** Version of the manifest that was counted. */
    manifest: z.string(),
    asOf: z.iso.datetime(),
    timeZone: z.string(),
    taxonomy: z.number().int(),
  }),
});
