import type { Bilingual, Theme } from '../theme.js';

/** A tree as files hold it: ids of this installation, or words of another one. */
export interface FileTheme {
  /** Number of a theme here, or whatever the file calls it. */
  readonly id: string;
  readonly parent: string | null;
  readonly name: Bilingual;
  /** Null where the file does not speak of it: what is known here stays. */
  readonly description: Bilingual | null;
  readonly examples: Theme['examples'] | null;
  /** Name of the department that answers for it; null when nobody does. */
  readonly owner: string | null;
}

/** What is wrong in a file, and where. */
export interface FileFault {
  /** From 1. */
  readonly line: number;
  /** Such as `name_en` or `themes.3.name.en`; empty when it is the line or file as a whole. */
  readonly field: string;
  readonly message: string;
}

export interface ReadTree {
  readonly themes: readonly FileTheme[];
  /** Line of each theme. */
  readonly lines: readonly number[];
  /** Nothing may be taken over while there is any. */
  readonly faults: readonly FileFault[];
}

/** @param ownerOf name of the department of a theme */
export function fileThemes(themes: readonly Theme[], ownerOf: (themeId: number) => string | null): FileTheme[] {
  return themes.map(({ id, parent, name, description, examples }) => ({
    id: String(id),
    parent: parent === null ? null : String(parent),
    name: { ja: name.ja, en: name.en },
    description: { ja: description.ja, en: description.en },
    examples: { ja: [...examples.ja], en: [...examples.en] },
    owner: ownerOf(id),
  }));
}

/** What a file must have whichever way it is written: ids once, parents that are in it. */
export function fileFaults(
  themes: readonly FileTheme[],
  lines: readonly number[],
  field: (name: 'id' | 'parent', index: number) => string,
): FileFault[] {
  const faults: FileFault[] = [];
  const seen = new Map<string, number>();
  const ids = new Set(themes.map(({ id }) => id));
  themes.forEach(({ id, parent }, index) => {
    const line = lines[index] ?? 1;
    const first = seen.get(id);
    if (first !== undefined)
      faults.push({ line, field: field('id', index), message: `${id} stands in line ${first} already` });
    else seen.set(id, line);
    if (parent !== null && !ids.has(parent))
      faults.push({ line, field: field('parent', index), message: `there is no theme ${parent} in the file` });
    if (parent !== null && parent === id)
      faults.push({ line, field: field('parent', index), message: 'a theme cannot be its own parent' });
  });
  return faults;
}
