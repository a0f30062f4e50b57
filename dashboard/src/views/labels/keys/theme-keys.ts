import type { Theme } from '@koe/sql/domain/theme';

/** Letters that mean something else on their own: skip and undo. */
const RESERVED: ReadonlySet<string> = new Set(['s', 'u']);
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
/** One letter a theme while the letters suffice; then one for the group and one for the theme. */
const MOST_SINGLE = ALPHABET.length - RESERVED.size;

export interface ThemeKey {
  readonly id: number;
  /** The last stroke; empty when no letter was left. */
  readonly key: string;
}

export interface KeyGroup {
  /** The top theme that the themes stand under; the theme itself when it stands alone. */
  readonly id: number;
  /** The first of two strokes; empty when one stroke suffices. */
  readonly key: string;
  readonly themes: readonly ThemeKey[];
}

type Named = Pick<Theme, 'id' | 'parent' | 'name'>;

/**
 * Keys for themes, from the letters of their English names. Whoever comes first keeps its letter: keys are given in the order of
 * ids, which only grow, so a new theme takes nothing from the others.
 * @param assignable the themes to choose from, in the order of the tree
 * @param tree all themes, to find the group of each
 */
export function themeKeys(assignable: readonly Named[], tree: readonly Named[]): KeyGroup[] {
  const byId = new Map(tree.map((theme) => [theme.id, theme]));
  const groups = new Map<number, Named[]>();
  for (const theme of assignable) {
    const top = topOf(theme, byId);
    groups.set(top.id, [...(groups.get(top.id) ?? []), theme]);
  }
  if (assignable.length <= MOST_SINGLE) {
    const keys = lettersFor(assignable, RESERVED);
    return [...groups].map(([id, themes]) => ({
      id,
      key: '',
      themes: themes.map((theme) => ({ id: theme.id, key: keys.get(theme.id) ?? '' })),
    }));
  }
  const groupKeys = lettersFor(
    [...groups.keys()].flatMap((id) => byId.get(id) ?? []),
    RESERVED,
  );
  return [...groups].map(([id, themes]) => {
    const key = groupKeys.get(id) ?? '';
    // a theme that stands alone needs no second stroke
    if (themes.length === 1 && themes[0]?.id === id) return { id, key: '', themes: [{ id, key }] };
    // within a group every letter is free, since the first stroke has been made; without a first there is no second
    const keys = key === '' ? new Map<number, string>() : lettersFor(themes, new Set());
    return { id, key, themes: themes.map((theme) => ({ id: theme.id, key: keys.get(theme.id) ?? '' })) };
  });
}

function topOf(theme: Named, byId: ReadonlyMap<number, Named>): Named {
  const seen = new Set<number>();
  let top = theme;
  while (top.parent !== null && !seen.has(top.id)) {
    seen.add(top.id);
    const above = byId.get(top.parent);
    if (!above) break;
    top = above;
  }
  return top;
}

/** A letter for each: the beginning of one of its words, else a letter of its name, else any that is left. */
function lettersFor(themes: readonly Named[], reserved: ReadonlySet<string>): ReadonlyMap<number, string> {
  const taken = new Set(reserved);
  const letters = new Map<number, string>();
  for (const { id, name } of [...themes].sort((a, b) => a.id - b.id)) {
    const words = name.en.toLowerCase().match(/[a-z]+/g) ?? [];
    const wanted = [...words.map((word) => word.slice(0, 1)), ...words.join(''), ...ALPHABET];
    const letter = wanted.find((each) => !taken.has(each));
    if (letter === undefined) continue;
    taken.add(letter);
    letters.set(id, letter);
  }
  return letters;
}
