/** Why an edit of the tree is refused; the words for people are the dashboard's. */
export const TAXONOMY_FAULTS = [
  'unknown_theme',
  'unknown_parent',
  'cycle',
  'id_taken',
  'name_missing',
  'name_taken',
  'too_long',
  'too_deep',
  'too_many_themes',
  'too_many_phrases',
  'last_theme',
  'into_itself',
  'into_below',
  'parts_missing',
  'children_lost',
  'nothing_changes',
  'unknown_change',
  'needed_later',
] as const;
export type TaxonomyFault = (typeof TAXONOMY_FAULTS)[number];

/** An edit that would break the tree. Says what and, where there is one, which theme. */
export class TaxonomyError extends Error {
  constructor(
    readonly fault: TaxonomyFault,
    message: string,
    readonly themeId: number | null = null,
  ) {
    super(message);
    this.name = 'TaxonomyError';
  }
}
