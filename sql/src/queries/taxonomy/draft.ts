import { applyChange } from '../../domain/taxonomy/apply-change.js';
import type { ThemeRequest } from '../../domain/taxonomy/change.js';
import { importTree, type TreeImport } from '../../domain/taxonomy/import-tree.js';
import { numberRequest, type Maker } from '../../domain/taxonomy/number-request.js';
import { lastIdOf, replay, withoutChange } from '../../domain/taxonomy/replay.js';
import type { ReadTree } from '../../domain/taxonomy/tree-file.js';
import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { readTaxonomy, themesOfVersion } from './tree.js';
import {
  DraftConflict,
  lockTaxonomy,
  newestThemeId,
  readDraft,
  removeDraft,
  writeDraft,
  type Draft,
  type Editor,
} from './draft-row.js';
import { forgetOwnersOfNobody } from './owner.js';

/** What an editor saw: the draft's `edit`, or null when there was none. */
export type SeenEdit = number | null;

/**
 * Makes one change in the draft; the first one begins a draft from the tree that serves.
 * Runs in the caller's transaction, as all functions here do.
 * @throws TaxonomyError when the change would break the tree; DraftConflict when the draft is not the one that was seen
 */
export async function changeDraft(
  session: Session,
  seen: SeenEdit,
  request: ThemeRequest,
  editor: Editor,
): Promise<Draft> {
  const draft = await openDraft(session, seen, editor);
  return writeDraft(session, await withRequest(session, draft, request, editor), editor);
}

/** Takes one change out again. @throws TaxonomyError needed_later, unknown_change; DraftConflict */
export async function undoChange(session: Session, seen: number, index: number, editor: Editor): Promise<Draft> {
  const draft = await openDraft(session, seen, editor);
  const base = await themesOfVersion(session, draft.baseVersion);
  return writeDraft(session, { ...draft, ...withoutChange(base, draft.changes, index) }, editor);
}

/** @throws DraftConflict */
export async function discardDraft(session: Session, seen: number): Promise<void> {
  await seenDraft(session, seen);
  await removeDraft(session);
  await forgetOwnersOfNobody(session);
}

/** Makes the same changes on the tree that serves now. @throws TaxonomyError when one no longer can be made; DraftConflict */
export async function rebaseDraft(session: Session, seen: number, editor: Editor): Promise<Draft> {
  const draft = await seenDraft(session, seen);
  const { version, themes } = await readTaxonomy(session);
  return writeDraft(session, { ...draft, baseVersion: version, themes: replay(themes, draft.changes) }, editor);
}

/**
 * What taking over a file would do, and does when `apply` is set and the file has no faults.
 * @throws DraftConflict
 */
export async function importToDraft(
  session: Session,
  seen: SeenEdit,
  file: ReadTree,
  { replace, apply }: { readonly replace: boolean; readonly apply: boolean },
  editor: Editor,
): Promise<TreeImport & { readonly draft: Draft | null }> {
  const draft = await openDraft(session, seen, editor);
  const result = importTree(draft.themes, file, {
    replace,
    nextId: await nextIdOf(session, draft),
    maker: makerOf(editor),
  });
  if (!apply || result.faults.length > 0 || result.changes.length === 0) return { ...result, draft: null };
  const changes = [...draft.changes, ...result.changes];
  return { ...result, draft: await writeDraft(session, { ...draft, themes: result.themes, changes }, editor) };
}

/** A theme made from a suggestion. */
export interface NewTheme {
  readonly name: Bilingual;
  readonly parent: number | null;
  /** Its seeds. */
  readonly examples: { readonly ja: readonly string[]; readonly en: readonly string[] };
  /** Items that are about it: they become labels when the draft is published. */
  readonly positives: readonly string[];
}

/**
 * Adds a theme to the draft, whatever others changed meanwhile.
 * @returns the id that the theme has from now on
 * @throws TaxonomyError when the name is taken beside it or the parent is not in the draft
 */
export async function addThemeToDraft(session: Session, theme: NewTheme, editor: Editor): Promise<number> {
  const draft = await openDraft(session, undefined, editor);
  const { name, parent, examples } = theme;
  const words = { name: { ...name }, description: { ja: '', en: '' } };
  const request: ThemeRequest = {
    kind: 'add',
    parent,
    ...words,
    examples: { ja: [...new Set(examples.ja)], en: [...new Set(examples.en)] },
  };
  const changed = await withRequest(session, draft, request, editor);
  const themeId = lastIdOf([], changed.changes.slice(-1));
  const positives = [...changed.positives, { themeId, itemIds: theme.positives }];
  await writeDraft(session, { ...changed, positives }, editor);
  return themeId;
}

async function withRequest(session: Session, draft: Draft, request: ThemeRequest, editor: Editor): Promise<Draft> {
  const change = numberRequest(draft.themes, request, await nextIdOf(session, draft), makerOf(editor));
  return { ...draft, themes: applyChange(draft.themes, change), changes: [...draft.changes, change] };
}

/** @param seen undefined for whoever does not look at the draft first */
async function openDraft(session: Session, seen: SeenEdit | undefined, { personId, now }: Editor): Promise<Draft> {
  await lockTaxonomy(session);
  const draft = await readDraft(session);
  if (seen !== undefined && (draft?.edit ?? null) !== seen) throw changedMeanwhile(draft);
  if (draft) return draft;
  const { version, themes } = await readTaxonomy(session);
  return { baseVersion: version, themes, changes: [], positives: [], edit: 0, updatedAt: now, updatedBy: personId };
}

/** The draft that was seen. @throws DraftConflict */
export async function seenDraft(session: Session, seen: number): Promise<Draft> {
  await lockTaxonomy(session);
  const draft = await readDraft(session);
  if (draft?.edit !== seen) throw changedMeanwhile(draft);
  return draft;
}

function changedMeanwhile(draft: Draft | null): DraftConflict {
  return draft
    ? new DraftConflict('changed_meanwhile', 'somebody changed the draft meanwhile; look at it again')
    : new DraftConflict('no_draft', 'there is no draft any more: it was published or discarded');
}

async function nextIdOf(session: Session, draft: Draft): Promise<number> {
  return Math.max(await newestThemeId(session), lastIdOf(draft.themes, draft.changes)) + 1;
}

function makerOf({ personId, now }: Editor): Maker {
  return { by: personId, at: now.toISOString() };
}
