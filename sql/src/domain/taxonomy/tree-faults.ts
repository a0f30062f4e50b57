import { ancestorsOf, type Bilingual, type Theme } from '../theme.js';
import { TREE_LIMITS } from './change.js';
import { TaxonomyError, type TaxonomyFault } from './taxonomy-error.js';

const LANGUAGES = ['ja', 'en'] as const;

/** Names that differ only in width, case or spaces are one name to a reader. */
export function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * Everything that is wrong with a tree, in the order of the themes; empty for a valid one: at least one theme, ids once,
 * parents that exist, no cycle, both languages named, names once among siblings, nothing beyond the limits.
 */
export function treeFaults(themes: readonly Theme[]): TaxonomyError[] {
  if (themes.length === 0) return [new TaxonomyError('last_theme', 'a tree has at least one theme')];
  const faults: TaxonomyError[] = [];
  if (themes.length > TREE_LIMITS.themes)
    faults.push(new TaxonomyError('too_many_themes', `a tree has at most ${TREE_LIMITS.themes} themes`));
  const ids = new Set<number>();
  const all = new Set(themes.map((theme) => theme.id));
  const parents = new Map(themes.map((theme) => [theme.id, theme.parent]));
  const paths = ancestorsOf(themes);
  const siblings = new Map<string, number>();
  for (const theme of themes) {
    const fault = (kind: TaxonomyFault, message: string): void => {
      faults.push(new TaxonomyError(kind, message, theme.id));
    };
    if (ids.has(theme.id)) fault('id_taken', `theme ${theme.id} occurs twice`);
    ids.add(theme.id);
    if (theme.parent !== null && !all.has(theme.parent))
      fault('unknown_parent', `theme ${theme.id} is below ${theme.parent}, which is not in the tree`);
    const path = paths.get(theme.id) ?? [];
    // a path ends at a theme without parent, at one whose parent is missing, or where it would begin again
    if (all.has(parents.get(path.at(-1) ?? theme.id) ?? 0)) fault('cycle', `theme ${theme.id} is below itself`);
    if (path.length > TREE_LIMITS.depth) fault('too_deep', `a tree has at most ${TREE_LIMITS.depth} levels`);
    for (const language of LANGUAGES) {
      const name = theme.name[language];
      if (name.trim() === '') fault('name_missing', `theme ${theme.id} has no name in ${language}`);
      const key = `${theme.parent ?? 0}\n${language}\n${foldName(name)}`;
      if (siblings.has(key)) fault('name_taken', `"${name}" is the name of a theme beside it already`);
      siblings.set(key, theme.id);
    }
    if (tooLong(theme)) fault('too_long', `a name, description or phrase of theme ${theme.id} is too long`);
    if (LANGUAGES.some((language) => theme.examples[language].length > TREE_LIMITS.phrases))
      fault('too_many_phrases', `a theme has at most ${TREE_LIMITS.phrases} phrases in a language`);
  }
  return faults;
}

function tooLong({ name, description, examples }: Theme): boolean {
  const over = (words: Bilingual, limit: number): boolean => words.ja.length > limit || words.en.length > limit;
  return (
    over(name, TREE_LIMITS.name) ||
    over(description, TREE_LIMITS.description) ||
    [...examples.ja, ...examples.en].some((phrase) => phrase.length > TREE_LIMITS.phrase)
  );
}
