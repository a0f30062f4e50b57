import { randomUUID } from 'node:crypto';
import type { TestDatabase } from '../../harness/database.js';

/** Adds an open item to the index alone, without words. @returns its id */
export async function addIndexed(
  database: TestDatabase,
  item: {
    readonly priority: 'P1' | 'P2';
    readonly team: string | null;
    readonly createdAt: Date;
    /** By its source: waits for nobody. */
    readonly settled?: boolean;
  },
): Promise<string> {
  const id = randomUUID();
  await database.query(
    `insert into item_index (item_id, revision, classifier_version, source_id, created_at, kind, channel, lang, team, priority, themes,
       theme_paths, reply_s, reply_business_s, resolve_s, handle_s, first_contact, is_contact, voice, search_text, grams, settled)
     values ($1, 1, 'v', gen_random_uuid(), $2, 'ticket', 'email', 'ja', $3, $4, '{}', '{}', 0, 0, 0, 0, 0, true, true, '', '{}', $5)`,
    [id, item.createdAt, item.team, item.priority, item.settled ?? false],
  );
  return id;
}
