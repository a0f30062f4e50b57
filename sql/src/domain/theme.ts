/** The tree of themes: what items are about. */

/** A name or a sentence in the two languages of the product. */
export interface Bilingual {
  readonly ja: string;
  readonly en: string;
}

/** A node of the tree. `id` is stable for ever; `parent` is null for a top node. */
export interface Theme {
  readonly id: number;
  /** Stable key of a starter theme such as `delivery.late`; a theme made by a person has `theme.<id>`. */
  readonly key: string;
  readonly parent: number | null;
  readonly name: Bilingual;
  readonly description: Bilingual;
  /** Example phrases by language: what the first classifier matches and the later one learns from. */
  readonly examples: { readonly ja: readonly string[]; readonly en: readonly string[] };
}

/** A published version of the tree. */
export interface Taxonomy {
  readonly version: number;
  readonly themes: readonly Theme[];
}

/** Theme id → its own id and all ids above it. */
export function ancestorsOf(themes: readonly Pick<Theme, 'id' | 'parent'>[]): ReadonlyMap<number, readonly number[]> {
  const parents = new Map(themes.map((theme) => [theme.id, theme.parent]));
  const result = new Map<number, readonly number[]>();
  for (const theme of themes) {
    const path: number[] = [];
    for (let id: number | null = theme.id; id !== null && !path.includes(id); id = parents.get(id) ?? null)
      path.push(id);
    result.set(theme.id, path);
  }
  return result;
}

/** Theme id → its own id and all ids below it. */
export function descendantsOf(themes: readonly Pick<Theme, 'id' | 'parent'>[]): ReadonlyMap<number, readonly number[]> {
  const result = new Map<number, number[]>(themes.map((theme) => [theme.id, []]));
  for (const [id, path] of ancestorsOf(themes)) for (const ancestor of path) result.get(ancestor)?.push(id);
  return result;
}
