import { createHash } from 'node:crypto';
import type { Message } from '../../domain/delivery/message.js';
import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

export type PrintLanguage = keyof Bilingual;

export interface EditionFile {
  readonly language: PrintLanguage;
  readonly pages: number;
  readonly bytes: Uint8Array;
}

/** What is sent to everybody, to a department, or to a person: the last two with their own section. */
export type Audience = 'all' | `department:${string}` | `person:${string}`;

export interface EditionMessage {
  readonly language: PrintLanguage;
  readonly audience: Audience;
  readonly message: Message;
}

const insertFile = statement(
  'insert edition file',
  `insert into edition_file (edition_id, language, hash, pages, bytes) values (:editionId, :language, :hash, :pages, :bytes)
   on conflict (edition_id, language) do update set hash = excluded.hash, pages = excluded.pages, bytes = excluded.bytes`,
);
const files = statement(
  'edition files',
  `select edition_id as "editionId", language, pages, hash from edition_file where edition_id = any(:editionIds::uuid[]) order by language desc`,
);
const bytes = statement(
  'bytes of edition file',
  `select bytes, hash from edition_file where edition_id = :editionId and language = :language`,
);
const insertMessage = statement(
  'insert edition message',
  `insert into edition_message (edition_id, language, audience, message) values (:editionId, :language, :audience, :message::jsonb)
   on conflict (edition_id, language, audience) do update set message = excluded.message`,
);
const messages = statement(
  'edition messages',
  `select language, audience, message from edition_message where edition_id = :editionId and audience = any(:audiences::text[])`,
);
const insertQuote = statement(
  'insert edition quotes',
  `insert into edition_quote (edition_id, item_id) select :editionId, id from unnest(:itemIds::uuid[]) as given (id)
   on conflict do nothing`,
);

// held until the report is written: whoever erases one of them waits, and then finds the quote
const hold = statement(
  'hold quoted items',
  `select item_id as "itemId" from item where item_id = any(:itemIds::uuid[]) order by item_id for key share`,
);

export async function keepFile(session: Session, editionId: string, file: EditionFile): Promise<void> {
  const hash = createHash('sha256').update(file.bytes).digest('hex');
  await session.run(insertFile, {
    editionId,
    language: file.language,
    pages: file.pages,
    hash,
    bytes: Buffer.from(file.bytes),
  });
}

export interface FileLine {
  readonly editionId: string;
  readonly language: PrintLanguage;
  readonly pages: number;
  readonly hash: string;
}

export function editionFiles(session: Session, editionIds: readonly string[]): Promise<FileLine[]> {
  return session.run<FileLine>(files, { editionIds: [...editionIds] });
}

export async function readFileBytes(
  session: Session,
  editionId: string,
  language: PrintLanguage,
): Promise<{ readonly bytes: Buffer; readonly hash: string } | null> {
  return (await session.run<{ bytes: Buffer; hash: string }>(bytes, { editionId, language }))[0] ?? null;
}

export async function keepMessage(session: Session, editionId: string, message: EditionMessage): Promise<void> {
  await session.run(insertMessage, { editionId, ...message, message: JSON.stringify(message.message) });
}

export function editionMessages(
  session: Session,
  editionId: string,
  audiences: readonly Audience[],
): Promise<EditionMessage[]> {
  return session.run<EditionMessage>(messages, { editionId, audiences: [...audiences] });
}

/** @returns those that were erased while the report was counted: their words must go */
export async function keepQuotedItems(
  session: Session,
  editionId: string,
  itemIds: readonly string[],
): Promise<readonly string[]> {
  const held = await session.run<{ itemId: string }>(hold, { itemIds: [...itemIds] });
  await session.run(insertQuote, { editionId, itemIds: [...itemIds] });
  const there = new Set(held.map(({ itemId }) => itemId));
  return itemIds.filter((id) => !there.has(id));
}
