import LinkHeader from 'http-link-header';
import { z } from 'zod';
import { ConnectorError, type Ctx } from '../connector.js';
import { recordExists, requestJson } from '../outbound/request-json.js';
import type { MastodonConfig } from './config.js';
import { entryOf, notification, type Entry } from './records.js';

/** What is followed: each has its own walk. */
export type MastodonPartition = { readonly kind: 'tag' | 'search' | 'mentions'; readonly value: string };

export const PAGE = 40;

/** Rows of a list, newest first, and where the next older page begins. */
export interface Page {
  readonly entries: readonly Entry[];
  readonly nextMaxId: string | null;
}

const rows = z.array(z.unknown());
const search = z.object({ statuses: rows });

/** One page below `maxId` (null: from the newest) and above `sinceId`. */
export async function readPage(
  ctx: Ctx<MastodonConfig>,
  partition: MastodonPartition,
  bounds: { readonly sinceId: string | null; readonly maxId: string | null },
): Promise<Page> {
  const query = new URLSearchParams({ limit: String(PAGE) });
  if (bounds.maxId !== null) query.set('max_id', bounds.maxId);
  if (bounds.sinceId !== null) query.set('since_id', bounds.sinceId);
  const init = { headers: headersOf(ctx, partition) };
  if (partition.kind === 'search') {
    query.set('q', partition.value);
    query.set('type', 'statuses');
    // The search knows no since_id; its lower end is min_id.
    query.delete('since_id');
    const { data } = await requestJson(ctx, addressOf(ctx, `/api/v2/search?${query.toString()}`), init, search);
    const entries = data.statuses.map((row) => entryOf(row));
    return { entries, nextMaxId: entries.findLast(({ id }) => id !== null)?.id ?? null };
  }
  if (partition.kind === 'mentions') {
    query.set('types[]', 'mention');
    const url = addressOf(ctx, `/api/v1/notifications?${query.toString()}`);
    const { data, headers } = await requestJson(ctx, url, init, z.array(notification));
    const entries = data.map((row) => entryOf(row, row.status));
    return { entries, nextMaxId: nextMaxId(headers) };
  }
  const path = `/api/v1/timelines/tag/${encodeURIComponent(partition.value)}?${query.toString()}`;
  const { data, headers } = await requestJson(ctx, addressOf(ctx, path), init, rows);
  const entries = data.map((row) => entryOf(row));
  return { entries, nextMaxId: nextMaxId(headers) };
}

export function statusExists(ctx: Ctx<MastodonConfig>, id: string): Promise<boolean> {
  const headers = headersOf(ctx, { kind: 'tag', value: '' });
  return recordExists(ctx, addressOf(ctx, `/api/v1/statuses/${encodeURIComponent(id)}`), { headers });
}

export function addressOf({ config }: Ctx<MastodonConfig>, path: string): string {
  return new URL(config.url).origin + path;
}

/** Hashtags are public on most servers, so there the token is optional. @throws ConnectorError `auth` */
export function headersOf({ secrets }: Ctx<MastodonConfig>, { kind }: MastodonPartition): Record<string, string> {
  try {
    return { accept: 'application/json', authorization: `Bearer ${secrets.get('accessToken')}` };
  } catch (error) {
    if (kind === 'tag' && error instanceof ConnectorError && error.code === 'auth')
      return { accept: 'application/json' };
    throw error;
  }
}

/** Only the id is taken from the link: an address that a server names is not to be followed. */
function nextMaxId(headers: Headers): string | null {
  const link = headers.get('link');
  if (link === null) return null;
  const next = LinkHeader.parse(link).rel('next')[0];
  return next === undefined ? null : new URL(next.uri, 'http://link.invalid').searchParams.get('max_id');
}
