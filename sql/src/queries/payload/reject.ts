import type { Session } from '../../server/database.js';
import { texts } from '../../server/binary-array.js';
import { statement } from '../../server/sql-file.js';

export interface RejectToStore {
  readonly stream: string;
  readonly locator: string;
  readonly externalId: string | null;
  readonly field: string | null;
  readonly reason: string;
  /** Encrypted. */
  readonly raw: Uint8Array;
}

const insert = statement(
  'insert rejects',
  `insert into reject (source_id, run_id, stream, locator, external_id, field, reason, raw, at)
   select :sourceId::uuid, :runId::uuid, r.stream, r.locator, r.external_id, r.field, r.reason, r.raw, :now::timestamptz
   from unnest(:streams::text[], :locators::text[], :externalIds::text[], :fields::text[], :reasons::text[], :raws::bytea[])
     as r(stream, locator, external_id, field, reason, raw)
   on conflict (source_id, stream, locator) where resolved_at is null
   do update set run_id = excluded.run_id, external_id = excluded.external_id, field = excluded.field,
     reason = excluded.reason, raw = excluded.raw, at = excluded.at`,
);
const anyOpen = statement(
  'open rejects',
  `select 1 as one from reject where source_id = :sourceId and resolved_at is null limit 1`,
);
const resolveMapped = statement(
  'resolve mapped rejects',
  `update reject set resolved_at = :now
   where source_id = :sourceId and resolved_at is null and (stream, external_id) in (select * from unnest(:streams::text[], :externalIds::text[]))`,
);
const resolveUnread = statement(
  'resolve unread rejects',
  `update reject set resolved_at = :now where source_id = :sourceId and resolved_at is null and external_id is null returning reject_id`,
);
const rebatchOpen = statement(
  'rebatch rejected payloads',
  `update payload p set batch_id = :batchId from reject r
   where r.source_id = :sourceId and r.resolved_at is null and r.external_id is not null
     and p.source_id = r.source_id and p.stream = r.stream and p.external_id = r.external_id and p.body is not null
   returning 1 as one`,
);

/** Sets rows aside; the same place is never listed twice while it is open. */
export async function storeRejects(
  session: Session,
  place: { readonly sourceId: string; readonly runId: string; readonly now: Date },
  rejects: readonly RejectToStore[],
): Promise<void> {
  if (rejects.length === 0) return;
  const byPlace = new Map(rejects.map((reject) => [`${reject.stream}\u0000${reject.locator}`, reject]));
  const rows = [...byPlace.values()];
  await session.run(insert, {
    ...place,
    streams: rows.map((row) => row.stream),
    locators: rows.map((row) => row.locator),
    externalIds: rows.map((row) => row.externalId),
    fields: rows.map((row) => row.field),
    reasons: rows.map((row) => row.reason),
    raws: rows.map((row) => row.raw),
  });
}

/** Payloads that map now are no longer set aside. */
export async function resolveMappedRejects(
  session: Session,
  sourceId: string,
  now: Date,
  payloads: readonly { readonly stream: string; readonly externalId: string }[],
): Promise<void> {
  if ((await session.run(anyOpen, { sourceId })).length === 0) return;
  await session.run(resolveMapped, {
    sourceId,
    now,
    streams: texts(payloads.map((payload) => payload.stream)),
    externalIds: texts(payloads.map((payload) => payload.externalId)),
  });
}

/** Closes the rows that could not be read, because they are about to be read again. @returns how many there were */
export async function resolveUnreadRejects(session: Session, sourceId: string, now: Date): Promise<number> {
  return (await session.run(resolveUnread, { sourceId, now })).length;
}

/** Puts the payloads of open rejects into a batch. @returns how many */
export async function rejectsToBatch(session: Session, sourceId: string, batchId: string): Promise<number> {
  return (await session.run(rebatchOpen, { sourceId, batchId })).length;
}
