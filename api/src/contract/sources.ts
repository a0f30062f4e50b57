import { z } from 'zod';
import { KINDS } from '@koe/sql/domain/item';
import { bilingualSchema } from './bilingual.js';
import { route } from './route.js';

/** What the runner makes of a source: `paused` by a person, `stopped` by an auth or config error. */
export const SOURCE_HEALTH = ['never_run', 'healthy', 'throttled', 'failing', 'stopped', 'paused', 'late'] as const;

export const connectorTypeSchema = z.object({
  type: z.string(),
  version: z.number().int(),
  /** `any`: the configuration says. */
  kind: z.enum([...KINDS, 'any']),
  name: bilingualSchema,
  /** JSON Schema of the config; titles and descriptions in English, `ja` beside each holds the Japanese ones. */
  configSchema: z.record(z.string(), z.unknown()),
  secrets: z.array(z.object({ name: z.string(), label: bilingualSchema })),
  streams: z.array(
    z.object({ name: z.string(), lookbackMs: z.number(), settleMs: z.number(), deletionsVisible: z.boolean() }),
  ),
});

const runCounts = {
  received: z.number().int(),
  stored: z.number().int(),
  unchanged: z.number().int(),
  deleted: z.number().int(),
  rejected: z.number().int(),
};

export const syncRunSchema = z.object({
  id: z.uuid(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  status: z.enum(['running', 'succeeded', 'failed', 'throttled', 'undone']),
  trigger: z.enum(['schedule', 'person', 'webhook', 'retry']),
  ...runCounts,
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
});

export const sourceSchema = z.object({
  id: z.uuid(),
  type: z.string(),
  name: z.string(),
  config: z.record(z.string(), z.unknown()),
  /** Names of the secrets that are set; values never leave the server. */
  secretsSet: z.array(z.string()),
  /** Cron expression of five fields in the organisation's zone; null for by hand only. */
  schedule: z.string().nullable(),
  paused: z.boolean(),
  sample: z.boolean(),
  health: z.enum(SOURCE_HEALTH),
  healthDetail: z.string().nullable(),
  lastPullAt: z.iso.datetime().nullable(),
  lastRecordAt: z.iso.datetime().nullable(),
  nextRunAt: z.iso.datetime().nullable(),
  items: z.number().int(),
  /** Items with customer text still waiting for classification. */
  unclassified: z.number().int(),
  /** Rows set aside and not yet resolved. */
  rejects: z.number().int(),
  /** Received per local day, oldest first, 30 days, against the median of the same weekday in the 8 weeks before. */
  strip: z.array(z.object({ day: z.iso.date(), received: z.number().int(), expected: z.number().nullable() })),
  streams: z.array(
    z.object({ name: z.string(), lastSuccessAt: z.iso.datetime().nullable(), partitions: z.number().int() }),
  ),
});
export type Source = z.infer<typeof sourceSchema>;

export const rejectSchema = z.object({
  id: z.string(),
  runId: z.uuid(),
  stream: z.string(),
  /** `file:line`, or an address. */
  locator: z.string(),
  field: z.string().nullable(),
  reason: z.string(),
  /** The row as found, masked. */
  raw: z.string(),
  at: z.iso.datetime(),
  state: z.enum(['open', 'resolved']),
});

export const sourceBodySchema = z.object({
  type: z.string(),
  name: z.string().trim().min(1).max(200),
  config: z.record(z.string(), z.unknown()),
  secrets: z.record(z.string(), z.string()).default({}),
  schedule: z.string().nullable(),
});

/** Result of a connection test or a mapping preview, done by a worker within 15 s. */
export const previewSchema = z.object({
  ok: z.boolean(),
  errorCode: z.string().nullable(),
  errorMessage: z.string().nullable(),
  errorField: z.string().nullable(),
  /** Rows as found, at most 20. */
  rows: z.array(z.object({ locator: z.string(), raw: z.record(z.string(), z.unknown()) })),
  /** The items that the mapping makes of them (masked), with rejects beside. */
  items: z.array(z.record(z.string(), z.unknown())),
  rejects: z.array(
    z.object({ locator: z.string(), field: z.string().nullable(), reason: z.string(), raw: z.string() }),
  ),
  /** What was detected per file: encoding, delimiter, header, and a suggested mapping. */
  detected: z.array(z.record(z.string(), z.unknown())),
});

const tag = 'sources';
const id = z.object({ id: z.uuid() });

export const listConnectorTypes = route({
  method: 'GET',
  path: '/api/v1/connector-types',
  summary: 'The kinds of source that can be added',
  tag,
  answer: z.array(connectorTypeSchema),
});
export const listSources = route({
  method: 'GET',
  path: '/api/v1/sources',
  summary: 'Sources with health and 30-day strips',
  tag,
  answer: z.array(sourceSchema),
});
export const getSource = route({
  method: 'GET',
  path: '/api/v1/sources/{id}',
  summary: 'One source',
  tag,
  params: id,
  answer: sourceSchema,
});
export const addSource = route({
  method: 'POST',
  path: '/api/v1/sources',
  summary: 'Add a source',
  tag,
  body: sourceBodySchema,
  answer: sourceSchema,
});
export const patchSource = route({
  method: 'PATCH',
  path: '/api/v1/sources/{id}',
  summary: 'Change name, config, secrets, schedule, or pause and resume; a new mapping replays the kept payloads',
  tag,
  params: id,
  body: sourceBodySchema.omit({ type: true }).partial().extend({ paused: z.boolean().optional() }),
  answer: sourceSchema,
});
export const removeSource = route({
  method: 'DELETE',
  path: '/api/v1/sources/{id}',
  summary: 'Remove a source with all its items',
  tag,
  params: id,
});
export const runSource = route({
  method: 'POST',
  path: '/api/v1/sources/{id}/run',
  summary: 'Pull now',
  tag,
  params: id,
  answer: z.object({ queued: z.boolean() }),
});
export const testSource = route({
  method: 'POST',
  path: '/api/v1/sources/test',
  summary: 'Try a configuration without saving it',
  tag,
  body: sourceBodySchema.extend({ id: z.uuid().optional() }),
  answer: previewSchema,
});
export const previewSource = route({
  method: 'POST',
  path: '/api/v1/sources/preview',
  summary: 'First rows and the items a mapping makes of them',
  tag,
  body: sourceBodySchema.extend({ id: z.uuid().optional() }),
  answer: previewSchema,
});
export const listRuns = route({
  method: 'GET',
  path: '/api/v1/sources/{id}/runs',
  summary: 'Run history, newest first',
  tag,
  params: id,
  query: z.object({ before: z.iso.datetime().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: z.array(syncRunSchema),
});
export const undoRun = route({
  method: 'POST',
  path: '/api/v1/sources/{id}/runs/{runId}/undo',
  summary: 'Take back what one run brought',
  tag,
  params: z.object({ id: z.uuid(), runId: z.uuid() }),
  answer: syncRunSchema,
});
export const listRejects = route({
  method: 'GET',
  path: '/api/v1/sources/{id}/rejects',
  summary: 'Rows set aside',
  tag,
  params: id,
  query: z.object({ before: z.string().optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: z.array(rejectSchema),
});
export const retryRejects = route({
  method: 'POST',
  path: '/api/v1/sources/{id}/rejects/retry',
  summary: 'Try the rows set aside again, with the mapping as it is now',
  tag,
  params: id,
  answer: z.object({ queued: z.boolean() }),
});
