import type { Span } from '@koe/sql/domain/item';

/** What the pointer or the focus beside the text points at in it: the evidence of a theme, or that of a reason. */
export type Pointed = { readonly theme?: number; readonly partKey?: string; readonly span?: Span } | null;
