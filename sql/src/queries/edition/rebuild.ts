import type { EditionContent } from '../../domain/edition/content.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const upsert = statement(
  'keep edition rebuild',
  `insert into edition_rebuild (edition_id, built_at, content, hash) values (:editionId, :builtAt, :content, :hash)
   on conflict (edition_id) do update set built_at = excluded.built_at, content = excluded.content, hash = excluded.hash`,
);
const read = statement(
  'edition rebuild',
  `select built_at as "builtAt", content, hash from edition_rebuild where edition_id = :editionId`,
);

export interface Rebuild {
  readonly builtAt: Date;
  readonly content: EditionContent;
  readonly hash: string;
}

/** The newest one is kept. @param rebuild `content` is canonical JSON */
export async function keepRebuild(
  session: Session,
  rebuild: { readonly editionId: string; readonly builtAt: Date; readonly content: string; readonly hash: string },
): Promise<void> {
  await session.run(upsert, { ...rebuild });
}

export async function readRebuild(session: Session, editionId: string): Promise<Rebuild | null> {
  const [row] = await session.run<{ builtAt: Date; content: string; hash: string }>(read, { editionId });
  if (!row) return null;
  const content: EditionContent = JSON.parse(row.content);
  return { ...row, content };
}
