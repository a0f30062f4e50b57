import { z } from 'zod';
import type { ConnectorErrorCode, Ctx } from '../connector.js';
import { requestJson } from '../outbound/request-json.js';
import type { ZendeskConfig } from './config.js';
import { comment, metric, user, type Comment, type Metric, type User } from './records.js';

/** The most that lists give at once. */
const COMMENTS_PAGE = 100;
const USERS_PAGE = 100;
/** A ticket of more pages is a broken integration; the rest of it is left out. */
const COMMENT_PAGES = 50;

const comments = z.object({
  comments: z.array(comment),
  meta: z.object({ has_more: z.boolean(), after_cursor: z.string().nullish() }).optional(),
});
const users = z.object({ users: z.array(user) });
const metrics = z.object({ ticket_metric: metric });

export async function requestZendesk<T>(
  ctx: Ctx<ZendeskConfig>,
  path: string,
  schema: z.ZodType<T>,
  on: Readonly<Record<number, ConnectorErrorCode>> = {},
): Promise<T> {
  const { config, secrets } = ctx;
  const token = secrets.get('apiToken');
  const basic = Buffer.from(`${config.email ?? ''}/token:${token}`).toString('base64');
  const authorization = config.email === undefined ? `Bearer ${token}` : `Basic ${basic}`;
  const url = new URL(config.url).origin + path;
  return (await requestJson(ctx, url, { headers: { authorization }, on }, schema)).data;
}

/** All comments of a ticket in order. @throws ConnectorError `permanent` when the ticket is gone. */
export async function commentsOf(ctx: Ctx<ZendeskConfig>, ticketId: number): Promise<Comment[]> {
  const found: Comment[] = [];
  let after: string | undefined;
  for (let page = 0; page < COMMENT_PAGES; page += 1) {
    const query = new URLSearchParams({ 'page[size]': String(COMMENTS_PAGE) });
    if (after !== undefined) query.set('page[after]', after);
    const answer = await requestZendesk(ctx, `/api/v2/tickets/${ticketId}/comments.json?${query.toString()}`, comments);
    found.push(...answer.comments);
    const next = answer.meta?.has_more === true ? (answer.meta.after_cursor ?? undefined) : undefined;
    if (next === undefined || next === after) return found;
    after = next;
  }
  return found;
}

/** Users by id; those that Zendesk no longer has are missing. */
export async function usersOf(ctx: Ctx<ZendeskConfig>, ids: readonly number[]): Promise<Map<number, User>> {
  const found = new Map<number, User>();
  for (let at = 0; at < ids.length; at += USERS_PAGE) {
    const some = ids.slice(at, at + USERS_PAGE).join(',');
    const answer = await requestZendesk(ctx, `/api/v2/users/show_many.json?ids=${some}`, users);
    for (const one of answer.users) found.set(one.id, one);
  }
  return found;
}

/** For tickets that came without their metric set. @throws ConnectorError `permanent` when there is none. */
export async function metricOf(ctx: Ctx<ZendeskConfig>, ticketId: number): Promise<Metric> {
  return (await requestZendesk(ctx, `/api/v2/tickets/${ticketId}/metrics.json`, metrics)).ticket_metric;
}
