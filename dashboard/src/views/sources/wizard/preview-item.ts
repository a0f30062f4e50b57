/** What can be shown of an item that a mapping makes; the api promises no shape, so everything may be missing. */
export interface PreviewItem {
  readonly createdAt: string | null;
  readonly channel: string | null;
  readonly parts: readonly { readonly role: string; readonly text: string; readonly question: string | null }[];
  readonly scores: readonly {
    readonly kind: string;
    readonly value: number;
    readonly min: number;
    readonly max: number;
  }[];
  readonly attributes: readonly (readonly [string, string])[];
}

export function readPreviewItem(raw: Readonly<Record<string, unknown>>): PreviewItem {
  return {
    createdAt: textOf(raw['createdAt']),
    channel: textOf(raw['channel']),
    parts: groupsOf(raw['parts']).map((part) => ({
      role: textOf(part['role']) ?? 'customer',
      text: textOf(part['text']) ?? '',
      question: textOf(part['question']),
    })),
    scores: groupsOf(raw['scores']).flatMap(({ kind, value, min, max }) =>
      typeof kind === 'string' && typeof value === 'number' && typeof min === 'number' && typeof max === 'number'
        ? [{ kind, value, min, max }]
        : [],
    ),
    attributes: isGroup(raw['attributes'])
      ? Object.entries(raw['attributes']).map(([name, value]) => [name, String(value)])
      : [],
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const groupsOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isGroup) : [];
const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
