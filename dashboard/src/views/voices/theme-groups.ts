interface Theme {
  readonly id: number;
  readonly parent: number | null;
  readonly name: { readonly ja: string; readonly en: string };
}

/** The themes that can be chosen, as groups of a Combobox: leaves under the theme at the top of their branch. */
export function themeGroups(
  themes: readonly Theme[],
  nameOf: (name: Theme['name']) => string,
  present: ReadonlySet<number> = new Set(),
): { label: string; options: { id: string; label: string; also: string; checked: boolean }[] }[] {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const parents = new Set(themes.map(({ parent }) => parent));
  const topOf = (theme: Theme): Theme => {
    const parent = theme.parent === null || theme.parent === theme.id ? undefined : byId.get(theme.parent);
    return parent ? topOf(parent) : theme;
  };
  const groups = new Map<Theme, Theme[]>();
  for (const theme of themes) {
    const top = topOf(theme);
    const leaves = groups.get(top) ?? [];
    groups.set(top, leaves);
    if (!parents.has(theme.id)) leaves.push(theme);
  }
  return [...groups].map(([top, leaves]) => ({
    label: nameOf(top.name),
    options: leaves.map(({ id, name }) => ({
      id: String(id),
      label: nameOf(name),
      // found by either language
      also: `${name.ja} ${name.en}`,
      checked: present.has(id),
    })),
  }));
}
