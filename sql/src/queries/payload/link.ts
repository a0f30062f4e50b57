import type { Session } from '../../server/database.js';
import { texts } from '../../server/binary-array.js';
import { sqlFile } from '../../server/sql-file.js';

/** A payload that makes up an item, without its body. */
export interface LinkedPayload {
  readonly item_key: string;
  readonly stream: string;
  readonly external_id: string;
  readonly hash: Buffer;
  readonly deleted: boolean;
  /** Past its retention: the body is gone. */
  readonly purged: boolean;
}

export interface PayloadLink {
  readonly itemKey: string;
  readonly stream: string;
  readonly externalId: string;
}

export interface PayloadName {
  readonly stream: string;
  readonly external_id: string;
}

const ofBatch = sqlFile(import.meta.url, 'links-of-batch.sql');
const ofKeys = sqlFile(import.meta.url, 'links-of-keys.sql');
const unlinked = sqlFile(import.meta.url, 'unlinked.sql');
const insert = sqlFile(import.meta.url, 'insert-links.sql');
const remove = sqlFile(import.meta.url, 'remove-links.sql');

/** All payloads of the items that a batch's payloads belong to. */
export function linksOfBatch(session: Session, sourceId: string, batchId: string): Promise<LinkedPayload[]> {
  return session.run<LinkedPayload>(ofBatch, { sourceId, batchId });
}

/** All payloads of items. */
export function linksOfKeys(session: Session, sourceId: string, itemKeys: readonly string[]): Promise<LinkedPayload[]> {
  return session.run<LinkedPayload>(ofKeys, { sourceId, itemKeys: texts(itemKeys) });
}

/** Live payloads of a batch that belong to no item: never mapped, or not mappable. */
export function unlinkedPayloads(session: Session, sourceId: string, batchId: string): Promise<PayloadName[]> {
  return session.run<PayloadName>(unlinked, { sourceId, batchId });
}

function parameters(sourceId: string, links: readonly PayloadLink[]): Record<string, unknown> {
  return {
    sourceId,
    itemKeys: texts(links.map((link) => link.itemKey)),
    streams: texts(links.map((link) => link.stream)),
    externalIds: texts(links.map((link) => link.externalId)),
  };
}

export async function addLinks(session: Session, sourceId: string, links: readonly PayloadLink[]): Promise<void> {
  if (links.length > 0) await session.run(insert, parameters(sourceId, links));
}

export async function removeLinks(session: Session, sourceId: string, links: readonly PayloadLink[]): Promise<void> {
  if (links.length > 0) await session.run(remove, parameters(sourceId, links));
}
