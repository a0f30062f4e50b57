import { themesOf, type ThemeChange } from '@koe/sql/domain/taxonomy/change';
import type { Bilingual } from '@koe/sql/domain/theme';
import type { Language, Words } from '../../../words/words.js';

/** A change as a sentence. @param nameOf name of a theme that the change itself does not name */
export function changeText(
  change: ThemeChange,
  nameOf: (id: number) => Bilingual | undefined,
  words: Words['themes']['changes'],
  language: Language,
): string {
  const name = (id: number): string => nameOf(id)?.[language] ?? `#${String(id)}`;
  const place = (parent: number | null): string => (parent === null ? words.top : words.below(name(parent)));
  const list = (names: readonly string[]): string => names.map(words.quoted).join(words.join);
  switch (change.kind) {
    case 'add':
      return words.add(change.name[language], place(change.parent));
    case 'rename': {
      const { before, name: after } = change;
      // renamed in the other language only
      const shown = before[language] === after[language] ? (language === 'ja' ? 'en' : 'ja') : language;
      return words.rename(before[shown], after[shown]);
    }
    case 'describe':
      return words.describe(name(change.id));
    case 'move':
      return words.move(name(change.id), place(change.parent));
    case 'merge':
      return words.merge(list(change.ids.map(name)), name(change.into));
    case 'split': {
      const parts = list(change.parts.map((part) => part.name[language]));
      return change.keep ? words.splitKeep(name(change.id), parts) : words.split(name(change.id), parts);
    }
    case 'retire':
      if (change.ids.length > 1) return words.retireMany(name(change.id), String(change.ids.length - 1));
      return change.into === null
        ? words.retire(name(change.id))
        : words.retireInto(name(change.id), name(change.into));
  }
}

/**
 * Names of all themes that changes speak of: those of the base and the draft, and those that a change gave or took.
 * Later names win.
 */
export function namesIn(
  trees: readonly (readonly { readonly id: number; readonly name: Bilingual }[])[],
  changes: readonly ThemeChange[],
): ReadonlyMap<number, Bilingual> {
  const names = new Map<number, Bilingual>();
  for (const change of changes) {
    if (change.kind === 'add') names.set(change.id, change.name);
    if (change.kind === 'rename') names.set(change.id, change.name);
    if (change.kind === 'split') for (const part of change.parts) names.set(part.id, part.name);
  }
  for (const tree of trees) for (const { id, name } of tree) names.set(id, name);
  return names;
}

/** Themes that changes made new, and those they touched otherwise. */
export function touchedBy(changes: readonly ThemeChange[]): {
  readonly added: ReadonlySet<number>;
  readonly changed: ReadonlySet<number>;
} {
  const added = new Set(
    changes.flatMap((change) =>
      change.kind === 'add' ? [change.id] : change.kind === 'split' ? change.parts.map((part) => part.id) : [],
    ),
  );
  const changed = new Set(changes.flatMap(themesOf).filter((id) => !added.has(id)));
  return { added, changed };
}
