import type { Theme } from '../theme.js';
import { applyChange } from './apply-change.js';
import type { ThemeChange, ThemeRequest } from './change.js';
import { numberRequest, type Maker } from './number-request.js';
import { sameWords } from './same-words.js';
import { TaxonomyError } from './taxonomy-error.js';
import type { FileFault, FileTheme, ReadTree } from './tree-file.js';

/** What taking over a file does to a tree. */
export interface TreeImport {
  /** In the order in which they are made; empty when the file says what the tree says. */
  readonly changes: readonly ThemeChange[];
  readonly themes: readonly Theme[];
  /** Id here of each theme of the file. */
  readonly ids: ReadonlyMap<string, number>;
  readonly faults: readonly FileFault[];
}

/**
 * The changes that make a tree what a file says. A theme of the file is one of the tree when it has its number or its key;
 * others are new. What the file does not name stays, unless `replace` retires it.
 * @param nextId greater than any id that was ever given
 */
export function importTree(
  tree: readonly Theme[],
  file: ReadTree,
  options: { readonly replace: boolean; readonly nextId: number; readonly maker: Maker },
): TreeImport {
  const nothing: TreeImport = { changes: [], themes: tree, ids: new Map(), faults: file.faults };
  if (file.faults.length > 0) return nothing;
  const ids = knownIds(tree, file.themes);
  const changes: ThemeChange[] = [];
  const faults: FileFault[] = [];
  let themes = tree;
  let nextId = options.nextId;
  const make = (request: ThemeRequest, line: number): boolean => {
    try {
      const change = numberRequest(themes, request, nextId, options.maker);
      themes = applyChange(themes, change);
      changes.push(change);
      if (change.kind === 'add') nextId += 1;
      return true;
    } catch (error) {
      if (!(error instanceof TaxonomyError)) throw error;
      if (error.fault !== 'nothing_changes') faults.push({ line, field: '', message: error.message });
      return false;
    }
  };
  const kept = new Set(ids.values());
  const retireOthers = (): void => {
    // from below upwards, so that nobody moves up for a moment
    for (const theme of [...tree].reverse())
      if (!kept.has(theme.id)) make({ kind: 'retire', id: theme.id, withChildren: false, into: null }, 1);
  };
  // first, because a name that a theme leaves may be taken by one that comes; but never down to an empty tree
  if (options.replace && kept.size > 0) retireOthers();
  for (const { theme, line } of parentsFirst(file)) {
    const parent = theme.parent === null ? null : (ids.get(theme.parent) ?? null);
    const id = ids.get(theme.id);
    if (id === undefined) {
      if (make({ kind: 'add', parent, ...wordsOf(theme, undefined) }, line)) ids.set(theme.id, nextId - 1);
      continue;
    }
    for (const request of editsOf(themes, id, parent, theme)) make(request, line);
  }
  if (options.replace && kept.size === 0 && ids.size > 0) retireOthers();
  return faults.length > 0 ? { ...nothing, faults } : { changes, themes, ids, faults: [] };
}

function editsOf(themes: readonly Theme[], id: number, parent: number | null, wanted: FileTheme): ThemeRequest[] {
  const theme = themes.find((each) => each.id === id);
  if (!theme) return [];
  const { name, description, examples } = wordsOf(wanted, theme);
  const requests: ThemeRequest[] = [];
  if (theme.parent !== parent) requests.push({ kind: 'move', id, parent });
  if (theme.name.ja !== name.ja || theme.name.en !== name.en) requests.push({ kind: 'rename', id, name });
  if (!sameWords(theme, { description, examples })) requests.push({ kind: 'describe', id, description, examples });
  return requests;
}

/** What the file says, and where it says nothing what is known. */
function wordsOf(
  { name, description, examples }: FileTheme,
  known: Theme | undefined,
): Pick<Extract<ThemeRequest, { kind: 'add' }>, 'name' | 'description' | 'examples'> {
  const phrases = examples ?? known?.examples;
  return {
    name: { ...name },
    description: { ...(description ?? known?.description ?? { ja: '', en: '' }) },
    examples: { ja: [...(phrases?.ja ?? [])], en: [...(phrases?.en ?? [])] },
  };
}

function knownIds(tree: readonly Theme[], file: readonly FileTheme[]): Map<string, number> {
  const byWord = new Map(tree.flatMap(({ id, key }) => [[String(id), id] as const, [key, id] as const]));
  const ids = new Map<string, number>();
  const taken = new Set<number>();
  for (const { id } of file) {
    const known = byWord.get(id);
    // two words of a file may mean one theme; the first has it
    if (known === undefined || taken.has(known)) continue;
    taken.add(known);
    ids.set(id, known);
  }
  return ids;
}

function parentsFirst(file: ReadTree): { readonly theme: FileTheme; readonly line: number }[] {
  const byId = new Map(file.themes.map((theme, index) => [theme.id, { theme, line: file.lines[index] ?? 1 }]));
  const ordered = new Map<string, { readonly theme: FileTheme; readonly line: number }>();
  const visit = (id: string, open: ReadonlySet<string>): void => {
    const entry = byId.get(id);
    if (!entry || ordered.has(id) || open.has(id)) return;
    if (entry.theme.parent !== null) visit(entry.theme.parent, new Set([...open, id]));
    ordered.set(id, entry);
  };
  for (const { id } of file.themes) visit(id, new Set());
  return [...ordered.values()];
}
