import { z } from 'zod';
import { themeChangeSchema, type ThemeChange } from '../../domain/taxonomy/change.js';
import type { Theme } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** Items that are to count as positives of a new theme once the draft is published. */
export interface Positives {
  readonly themeId: number;
  readonly itemIds: readonly string[];
}

/** The tree being edited. */
export interface Draft {
  readonly baseVersion: number;
  readonly themes: readonly Theme[];
  readonly changes: readonly ThemeChange[];
  readonly positives: readonly Positives[];
  /** Counts up with every change: who edits names the one he saw. */
  readonly edit: number;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
}

/** Who edits, and the business time. */
export interface Editor {
  readonly personId: string | null;
  readonly now: Date;
}

/** An edit that came too late or at the wrong moment. */
export class DraftConflict extends Error {
  constructor(
    readonly reason: 'changed_meanwhile' | 'no_draft' | 'base_changed' | 'empty' | 'reclassifying' | 'serves_already',
    message: string,
  ) {
    super(message);
    this.name = 'DraftConflict';
  }
}

const changesSchema = z.array(themeChangeSchema);

// everything that changes the tree goes one after the other: drafts, publications, ids
const lock = statement('taxonomy lock', `select pg_advisory_xact_lock(8020111)`);
const read = statement(
  'taxonomy draft',
  `select base_version as "baseVersion", themes, changes, positives, edit, updated_at as "updatedAt", updated_by as "updatedBy"
   from taxonomy_draft`,
);
const write = statement(
  'write taxonomy draft',
  `insert into taxonomy_draft (base_version, themes, changes, positives, edit, updated_at, updated_by)
   values (:baseVersion, :themes, :changes, :positives, :edit, :now, :personId)
   on conflict (only_one) do update set base_version = excluded.base_version, themes = excluded.themes, changes = excluded.changes,
     positives = excluded.positives, edit = excluded.edit, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
);
const remove = statement('remove taxonomy draft', `delete from taxonomy_draft`);
const newestId = statement('newest theme id', `select coalesce(max(theme_id), 0) as id from theme`);

export async function lockTaxonomy(session: Session): Promise<void> {
  await session.run(lock);
}

/** The draft as it is; null when nobody edits. */
export async function readDraft(session: Session): Promise<Draft | null> {
  const [row] = await session.run<Draft>(read);
  return row ? { ...row, changes: changesSchema.parse(row.changes) } : null;
}

/** @returns the draft as it is now, one edit further */
export async function writeDraft(
  session: Session,
  draft: Omit<Draft, 'updatedAt' | 'updatedBy'>,
  { personId, now }: Editor,
): Promise<Draft> {
  const { themes, changes } = draft;
  const known = new Set(themes.map((theme) => theme.id));
  // items of a theme whose making was undone are positives of nothing
  const positives = draft.positives.filter(({ themeId }) => known.has(themeId));
  const next = { ...draft, positives, edit: draft.edit + 1 };
  await session.run(write, {
    baseVersion: next.baseVersion,
    themes: JSON.stringify(themes),
    changes: JSON.stringify(changes),
    positives: JSON.stringify(positives),
    edit: next.edit,
    now,
    personId,
  });
  return { ...next, updatedAt: now, updatedBy: personId };
}

export async function removeDraft(session: Session): Promise<void> {
  await session.run(remove);
}

/** The greatest theme id that any version ever had. */
export async function newestThemeId(session: Session): Promise<number> {
  return (await session.run<{ id: number }>(newestId))[0]?.id ?? 0;
}
