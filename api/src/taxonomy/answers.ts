import type { ThemeChange } from '@koe/sql/domain/taxonomy/change';
import type { Theme } from '@koe/sql/domain/theme';
import type { Draft as StoredDraft } from '@koe/sql/queries/taxonomy/draft-row';
import type { Session } from '@koe/sql/server/database';
import type { Draft, MadeChange } from '../contract/taxonomy.js';
import type { ThemeAnswer } from '../contract/themes.js';

/** Names of people by id, also of those who made changes long ago. */
export type Names = ReadonlyMap<string, string>;

export async function readNames(session: Session): Promise<Names> {
  const rows = await session.query<{ id: string; name: string }>('select person_id as id, name from person');
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export function madeChange(change: ThemeChange, names: Names): MadeChange {
  return { change, byName: nameOf(change.by, names) };
}

export function themeAnswer({ id, key, parent, name, description, examples }: Theme): ThemeAnswer {
  return {
    id,
    key,
    parent,
    name: { ...name },
    description: { ...description },
    examples: { ja: [...examples.ja], en: [...examples.en] },
  };
}

/** @param serving the version that serves now */
export function draftAnswer(draft: StoredDraft, serving: number, names: Names): Draft {
  return {
    baseVersion: draft.baseVersion,
    isCurrent: draft.baseVersion === serving,
    themes: draft.themes.map(themeAnswer),
    changes: draft.changes.map((change) => madeChange(change, names)),
    positives: draft.positives.map(({ themeId, itemIds }) => ({ themeId, count: itemIds.length })),
    edit: draft.edit,
    updatedAt: draft.updatedAt.toISOString(),
    updatedBy: nameOf(draft.updatedBy, names),
  };
}

function nameOf(id: string | null, names: Names): string | null {
  return id === null ? null : (names.get(id) ?? null);
}
