import type { ScoreKind } from '@koe/sql/domain/item';

/** Uses that only one column of a file can have. */
export const SINGLE_ROLES = ['id', 'itemKey', 'createdAt', 'updatedAt', 'url', 'language'] as const;
export type SingleRole = (typeof SINGLE_ROLES)[number];

export const PERSON_FIELDS = ['email', 'phone', 'customerId', 'handle'] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

/** What a column of a file means, as the mapping editor offers it. */
export type ColumnRole =
  | { readonly role: 'ignore' }
  | { readonly role: SingleRole }
  | { readonly role: 'text'; readonly question: string }
  | { readonly role: 'score'; readonly kind: ScoreKind; readonly min: number; readonly max: number }
  | { readonly role: 'attribute'; readonly name: string }
  | { readonly role: 'person'; readonly field: PersonField };

/** A mapping as it is written in a source's config; what the editor does not draw is carried along untouched. */
export type MappingValue = Readonly<Record<string, unknown>>;

export const ROLE_NAMES = [
  'ignore',
  'text',
  'id',
  'itemKey',
  'createdAt',
  'updatedAt',
  'score',
  'attribute',
  'person',
  'url',
  'language',
] as const;
export type RoleName = (typeof ROLE_NAMES)[number];

/** The usual scale of a kind of score. */
export const USUAL_SCALE: Readonly<Record<ScoreKind, { readonly min: number; readonly max: number }>> = {
  csat: { min: 1, max: 5 },
  nps: { min: 0, max: 10 },
  ces: { min: 1, max: 7 },
  rating: { min: 1, max: 5 },
};

/** A role of the given name with the values people most often want. */
export function usualRole(name: RoleName, column: string): ColumnRole {
  switch (name) {
    case 'text':
      return { role: 'text', question: '' };
    case 'score':
      return { role: 'score', kind: 'csat', ...USUAL_SCALE.csat };
    case 'attribute':
      return { role: 'attribute', name: column };
    case 'person':
      return { role: 'person', field: 'customerId' };
    default:
      return { role: name };
  }
}

/** Whether a config holds a mapping of its own, and not the name of a ready-made one. */
export function isMapping(value: unknown): value is MappingValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
