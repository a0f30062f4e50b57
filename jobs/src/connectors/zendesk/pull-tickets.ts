import { z } from 'zod';
import {
  ConnectorError,
  type Batch,
  type Ctx,
  type Deletion,
  type PullRequest,
  type RawPayload,
} from '../connector.js';
import { jsonValue, toJson } from '../record/json-value.js';
import type { ZendeskConfig } from './config.js';
import { metric, ticket, type Comment, type Metric, type Ticket, type User } from './records.js';
import { commentsOf, metricOf, requestZendesk, usersOf } from './request.js';

export type ZendeskState = {
  /** Of the export; null before the first page. */
  readonly cursor: string | null;
  /** Tickets of the page at `cursor` that are stored already. */
  readonly doneIds: readonly number[];
};

/**
 * Small pages: the export allows 10 requests a minute, and each ticket costs one more of the general budget, so larger
 * ones would only be lost more often when that runs out.
 */
const PAGE = 100;
const BATCH = 25;

const exportPage = z.object({
  tickets: z.array(jsonValue),
  metric_sets: z.array(metric).catch([]),
  after_cursor: z.string().nullish(),
  end_of_stream: z.boolean(),
});
type ExportPage = z.infer<typeof exportPage>;
const summary = z.object({ id: z.int(), status: z.string() });

/**
 * Walks the cursor export. It is ordered by a time of its own, so nothing is compared with `until` or `updated_at`; it
 * leaves out the last minute itself and names deleted tickets.
 */
export async function* pullTickets(
  { state }: PullRequest<string, ZendeskState>,
  ctx: Ctx<ZendeskConfig>,
): AsyncGenerator<Batch<ZendeskState>> {
  let cursor = state?.cursor ?? null;
  let doneIds = state?.doneIds ?? [];
  for (;;) {
    ctx.signal.throwIfAborted();
    const page = await readPage(ctx, cursor);
    const done = new Set(doneIds);
    const waiting = page.tickets.filter((one) => !done.has(summary.safeParse(one).data?.id ?? Number.NaN));
    const next = page.after_cursor ?? cursor;
    if (!page.end_of_stream && next === cursor) throw new ConnectorError('contract', 'the export does not advance');
    if (waiting.length === 0)
      yield {
        payloads: [],
        deletions: [],
        rejects: [],
        state: { cursor: next, doneIds: [] },
        more: !page.end_of_stream,
      };
    while (waiting.length > 0) {
      const some = waiting.splice(0, BATCH);
      const batch = await readTickets(ctx, some, page);
      doneIds = [...doneIds, ...some.flatMap((one) => summary.safeParse(one).data?.id ?? [])];
      if (waiting.length > 0) yield { ...batch, state: { cursor, doneIds }, more: true };
      else yield { ...batch, state: { cursor: next, doneIds: [] }, more: !page.end_of_stream };
    }
    if (page.end_of_stream) return;
    cursor = next;
    doneIds = [];
  }
}

async function readPage(ctx: Ctx<ZendeskConfig>, cursor: string | null): Promise<ExportPage> {
  const query = new URLSearchParams({ per_page: String(PAGE), include: 'metric_sets' });
  if (cursor !== null) query.set('cursor', cursor);
  else query.set('start_time', String(Math.floor(Date.parse(ctx.config.since ?? '1970-01-01T00:00:00Z') / 1000)));
  // A cursor that the export no longer knows is a client error there.
  const on = cursor === null ? {} : ({ 400: 'cursor_lost', 404: 'cursor_lost', 422: 'cursor_lost' } as const);
  return requestZendesk(ctx, `/api/v2/incremental/tickets/cursor.json?${query.toString()}`, exportPage, on);
}

type Read = Pick<Batch<ZendeskState>, 'payloads' | 'deletions' | 'rejects'>;

async function readTickets(
  ctx: Ctx<ZendeskConfig>,
  rows: readonly z.infer<typeof jsonValue>[],
  page: ExportPage,
): Promise<Read> {
  const deletions: Deletion[] = [];
  const rejects: Batch<ZendeskState>['rejects'][number][] = [];
  const found: { ticket: Ticket; comments: Comment[]; metric: Metric | null }[] = [];
  for (const row of rows) {
    ctx.signal.throwIfAborted();
    const head = summary.safeParse(row).data;
    const parsed = ticket.safeParse(row);
    if (head?.status === 'deleted') deletions.push({ externalId: String(head.id) });
    else if (parsed.success) {
      const id = parsed.data.id;
      const comments = await unlessGone(commentsOf(ctx, id));
      // Deleted between the export and now.
      if (comments === undefined) deletions.push({ externalId: String(id) });
      else {
        const given = page.metric_sets.find((one) => one.ticket_id === id);
        const set = given ?? (await unlessGone(metricOf(ctx, id))) ?? null;
        found.push({ ticket: parsed.data, comments: comments.filter((one) => one.public), metric: set });
      }
    } else {
      const issue = parsed.error.issues[0];
      const reject = {
        locator: `ticket ${head?.id ?? '?'}`,
        field: issue?.path.join('.') ?? '',
        reason: issue?.message ?? '',
      };
      rejects.push({ ...reject, raw: JSON.stringify(row).slice(0, 4_000) });
    }
  }
  const people = found.flatMap(({ ticket: { requester_id }, comments }) => [
    ...(requester_id == null ? [] : [requester_id]),
    ...comments.map(({ author_id }) => author_id),
  ]);
  const users = await usersOf(
    ctx,
    [...new Set(people)].filter((id) => id > 0).sort((a, b) => a - b),
  );
  return { payloads: found.map((one) => payloadOf(one, users)), deletions, rejects };
}

function payloadOf(
  { ticket: one, comments, metric: set }: { ticket: Ticket; comments: Comment[]; metric: Metric | null },
  users: ReadonlyMap<number, User>,
): RawPayload {
  const authors = comments.map(({ author_id }) => author_id).sort((a, b) => a - b);
  const roles = Object.fromEntries(authors.map((id) => [String(id), users.get(id)?.role ?? '']));
  const requester = users.get(one.requester_id ?? Number.NaN) ?? null;
  const body = toJson({ ticket: one, comments, roles, requester, metric: set });
  return { externalId: String(one.id), body, locator: `ticket ${one.id}` };
}

async function unlessGone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ConnectorError && error.code === 'permanent') return undefined;
    throw error;
  }
}
