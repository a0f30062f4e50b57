import { z } from 'zod';

/** What a server of the Mastodon API sends, as far as it is kept. Counts are left out: they change without news. */
export const status = z.object({
  /** Unique on this server only; snowflake or UUID, never a number. */
  id: z.string().min(1),
  /** Unique everywhere. */
  uri: z.string().min(1),
  url: z.string().nullish(),
  created_at: z.string(),
  edited_at: z.string().nullish(),
  visibility: z.string().catch('public'),
  language: z.string().nullish(),
  spoiler_text: z.string().catch(''),
  content: z.string(),
  in_reply_to_id: z.string().nullish(),
  account: z.object({ acct: z.string(), bot: z.boolean().catch(false) }),
  tags: z.array(z.object({ name: z.string() })).catch([]),
  reblog: z.object({ id: z.string() }).nullish().catch(null),
});
export type Status = z.infer<typeof status>;

/** One row of a list: its place in the walk, and the post in it. A row without a readable place has null there. */
export interface Entry {
  readonly id: string | null;
  readonly createdAt: string | null;
  readonly status: unknown;
}

const place = z.object({ id: z.string().min(1).catch(''), created_at: z.string().nullable().catch(null) });

/** @param status the post when the row is not the post itself */
export function entryOf(row: unknown, status: unknown = row): Entry {
  const { id = '', created_at: createdAt = null } = place.safeParse(row).data ?? {};
  return { id: id === '' ? null : id, createdAt, status };
}

/** A mention comes inside a notification, whose ids the walk goes by. */
export const notification = z.looseObject({ status: z.unknown() });

/** Order of ids: longer is newer, then by character. Holds for snowflakes and for UUIDs of version 7. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
