/** The views of the screen, as `view` in the address; the priority table is the one without. */
export const THEME_VIEWS = ['priority', 'tree', 'draft', 'emerging', 'versions'] as const;
export type ThemeView = (typeof THEME_VIEWS)[number];

export function viewIn(params: URLSearchParams): ThemeView {
  return THEME_VIEWS.find((view) => view === params.get('view')) ?? 'priority';
}

/** A theme's number as an address writes it; null when it is none. */
export function themeIdOf(text: string | null | undefined): number | null {
  const id = Number(text ?? Number.NaN);
  return Number.isInteger(id) && id > 0 ? id : null;
}
