import { z } from 'zod';
import { route } from './route.js';

/** Server-sent events of `GET /api/v1/events`; `event:` is the kind, `data:` the JSON. */
export const EVENTS = {
  /** Blocks changed: fetch the manifest again. */
  blocks: z.object({ version: z.string() }),
  /** A source's run started or ended. */
  source: z.object({ id: z.string() }),
  /** Settings changed. */
  settings: z.object({}),
  /** Somebody set how an item is handled; its day is packed again a moment later. */
  handling: z.object({ id: z.string() }),
  /** Another tree or model serves, or who answers for a theme changed. */
  themes: z.object({}),
  /** The backlog is being classified anew: its progress, or its end. */
  reclassification: z.object({ id: z.string() }),
  /** Somebody judged items. */
  labels: z.object({}),
  /** New phrases were found, or somebody decided on one. */
  suggestions: z.object({}),
  /** Somebody saved, changed or deleted a view. */
  views: z.object({}),
  /** Signals of a week were computed, or somebody decided about one. */
  signals: z.object({}),
  /** A case study was written, published or deleted. */
  cases: z.object({}),
  /** Recurring questions were looked for, articles came in, or somebody decided about a gap. */
  faq: z.object({}),
  /** An action, or something of it, changed. */
  actions: z.object({}),
  /** A review meeting was planned, moved on, decided or ended. */
  review: z.object({ id: z.string() }),
  /** A number was pinned, moved or taken off, or somebody commented; `id` is the subject, as `action:<id>`. */
  pins: z.object({ id: z.string() }),
  /** Somebody was told something; each page asks for its own person's. */
  notifications: z.object({}),
  /** Something was sent, or failed to be; or a channel changed. */
  deliveries: z.object({}),
  /** A weekly report was built, approved, returned or sent. */
  editions: z.object({}),
} as const;

export const getEvents = route({
  method: 'GET',
  path: '/api/v1/events',
  summary: 'Server-sent events: what changed',
  tag: 'events',
  media: 'text/event-stream',
});

export const getReady = route({
  method: 'GET',
  path: '/health/ready',
  summary: 'Whether the server can answer',
  tag: 'health',
  answer: z.object({ status: z.enum(['ok']), database: z.literal('up') }),
});
