import { ancestorsOf, descendantsOf, type Theme } from '../theme.js';
import type { ThemeChange } from './change.js';
import { themeOf } from './number-request.js';
import { sameWords } from './same-words.js';
import { TaxonomyError } from './taxonomy-error.js';
import { treeFaults } from './tree-faults.js';

type Change<Kind extends ThemeChange['kind']> = Extract<ThemeChange, { kind: Kind }>;

/**
 * The tree after a change. Themes keep their order; new ones stand behind what is below their parent already.
 * @throws TaxonomyError when the change cannot be made or would break the tree
 */
export function applyChange(themes: readonly Theme[], change: ThemeChange): readonly Theme[] {
  const changed = afterChange(themes, change);
  const [fault] = treeFaults(changed);
  if (fault) throw fault;
  return changed;
}

function afterChange(themes: readonly Theme[], change: ThemeChange): readonly Theme[] {
  switch (change.kind) {
    case 'add':
      return insertBelow(themes, change.parent, [newTheme(change, change.parent)]);
    case 'rename':
      return replace(themes, change.id, (theme) => {
        if (theme.name.ja === change.name.ja && theme.name.en === change.name.en) throw nothing(change.id);
        return { ...theme, name: change.name };
      });
    case 'describe':
      return replace(themes, change.id, (theme) => {
        const { description, examples } = change;
        if (sameWords(theme, change)) throw nothing(change.id);
        return { ...theme, description, examples };
      });
    case 'move':
      return move(themes, change);
    case 'merge':
      return merge(themes, change);
    case 'split':
      return split(themes, change);
    case 'retire':
      return retire(themes, change);
  }
}

function move(themes: readonly Theme[], { id, parent }: Change<'move'>): readonly Theme[] {
  const theme = themeOf(themes, id);
  if (theme.parent === parent) throw nothing(id);
  const below = new Set(descendantsOf(themes).get(id));
  if (parent !== null && below.has(themeOf(themes, parent).id))
    throw new TaxonomyError('cycle', `theme ${id} cannot stand below itself`, id);
  const branch = themes.filter((each) => below.has(each.id));
  const rest = themes.filter((each) => !below.has(each.id));
  return insertBelow(
    rest,
    parent,
    branch.map((each) => (each.id === id ? { ...each, parent } : each)),
  );
}

function merge(themes: readonly Theme[], { ids, into }: Change<'merge'>): readonly Theme[] {
  themeOf(themes, into);
  const gone = new Set(ids);
  const sources = [...gone].map((id) => themeOf(themes, id));
  if (gone.has(into)) throw new TaxonomyError('into_itself', `theme ${into} cannot be merged into itself`, into);
  const above = ancestorsOf(themes).get(into) ?? [];
  if (above.some((id) => gone.has(id)))
    throw new TaxonomyError('into_below', `theme ${into} is below a theme that it would take in; move it first`, into);
  const phrases = (language: 'ja' | 'en', own: Theme): string[] => [
    ...new Set([
      ...own.examples[language],
      ...sources.flatMap((source) => [source.name[language], ...source.examples[language]]),
    ]),
  ];
  return themes
    .filter((theme) => !gone.has(theme.id))
    .map((theme) =>
      theme.id === into
        ? { ...theme, examples: { ja: phrases('ja', theme), en: phrases('en', theme) } }
        : gone.has(theme.parent ?? 0)
          ? { ...theme, parent: into }
          : theme,
    );
}

function split(themes: readonly Theme[], { id, keep, parts }: Change<'split'>): readonly Theme[] {
  const theme = themeOf(themes, id);
  if (!keep && parts.length < 2)
    throw new TaxonomyError('parts_missing', 'a theme that does not stay is split into two parts at least', id);
  if (!keep && themes.some((each) => each.parent === id))
    throw new TaxonomyError('children_lost', `theme ${id} has themes below it; it must stay above its parts`, id);
  const parent = keep ? id : theme.parent;
  const made = parts.map((part) => newTheme(part, parent));
  if (keep) return insertBelow(themes, id, made);
  return themes.flatMap((each) => (each.id === id ? made : [each]));
}

function retire(themes: readonly Theme[], { id, into, ids }: Change<'retire'>): readonly Theme[] {
  const theme = themeOf(themes, id);
  const gone = new Set(ids.filter((each) => themeOf(themes, each)));
  if (into !== null && gone.has(themeOf(themes, into).id))
    throw new TaxonomyError('into_itself', `theme ${into} would be retired too`, into);
  return themes
    .filter((each) => !gone.has(each.id))
    .map((each) => (each.parent === id ? { ...each, parent: theme.parent } : each));
}

function newTheme({ id, key, name, description, examples }: Omit<Theme, 'parent'>, parent: number | null): Theme {
  return { id, key, parent, name, description, examples };
}

function replace(themes: readonly Theme[], id: number, edit: (theme: Theme) => Theme): readonly Theme[] {
  themeOf(themes, id);
  return themes.map((theme) => (theme.id === id ? edit(theme) : theme));
}

function insertBelow(themes: readonly Theme[], parent: number | null, added: readonly Theme[]): readonly Theme[] {
  if (parent === null) return [...themes, ...added];
  if (!themes.some((theme) => theme.id === parent))
    throw new TaxonomyError('unknown_parent', `there is no theme ${parent} in the tree`, parent);
  const below = new Set(descendantsOf(themes).get(parent));
  const last = themes.findLastIndex((theme) => below.has(theme.id));
  return [...themes.slice(0, last + 1), ...added, ...themes.slice(last + 1)];
}

function nothing(id: number): TaxonomyError {
  return new TaxonomyError('nothing_changes', `theme ${id} is so already`, id);
}
