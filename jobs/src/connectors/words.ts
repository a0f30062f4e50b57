/** What a field of a connector's form says, for zod's `meta`: English in the standard places, Japanese beside it. */
export interface FieldWords {
  readonly title: string;
  readonly description?: string;
  readonly ja: { readonly title: string; readonly description?: string };
  readonly [key: string]: unknown;
}

/** The words of one field in both languages; a description may be left out. */
export function words(title: string, jaTitle: string, description?: string, jaDescription?: string): FieldWords {
  return {
    title,
    ...(description === undefined ? {} : { description }),
    ja: { title: jaTitle, ...(jaDescription === undefined ? {} : { description: jaDescription }) },
  };
}
