import type { Judgement } from '@koe/api/contract/labels';
import type { Intent, SentimentLabel } from '@koe/sql/domain/item';
import type { LabelSpan } from '@koe/sql/domain/labelling/label';

/** What a person has said of the item so far. */
export interface JudgementDraft {
  /** In the order chosen. */
  readonly themes: readonly { readonly id: number; readonly span: LabelSpan | null }[];
  readonly sentiment: SentimentLabel | null;
  readonly intent: Intent | null;
  readonly serious: boolean;
  /** The theme chosen last: words that are marked belong to it. */
  readonly active: number | null;
  /** Words marked before any theme was chosen: the next theme takes them. */
  readonly loose: LabelSpan | null;
}

export const EMPTY_DRAFT: JudgementDraft = {
  themes: [],
  sentiment: null,
  intent: null,
  serious: false,
  active: null,
  loose: null,
};

/** Chooses a theme, with the words that were marked for it, or takes it back. */
export function toggleTheme(draft: JudgementDraft, id: number): JudgementDraft {
  if (!draft.themes.some((theme) => theme.id === id))
    return { ...draft, themes: [...draft.themes, { id, span: draft.loose }], active: id, loose: null };
  const themes = draft.themes.filter((theme) => theme.id !== id);
  const active = draft.active === id ? (themes.at(-1)?.id ?? null) : draft.active;
  return { ...draft, themes, active };
}

/** Marks words for the theme chosen last; null takes the mark away. */
export function markWords(draft: JudgementDraft, span: LabelSpan | null): JudgementDraft {
  if (draft.active === null) return { ...draft, loose: span };
  return { ...draft, themes: draft.themes.map((theme) => (theme.id === draft.active ? { ...theme, span } : theme)) };
}

/** The words that are marked now. */
export function markedWords(draft: JudgementDraft): LabelSpan | null {
  if (draft.active === null) return draft.loose;
  return draft.themes.find(({ id }) => id === draft.active)?.span ?? null;
}

export function judgementOf({ themes, sentiment, intent, serious }: JudgementDraft): Judgement {
  return { themes: themes.map(({ id, span }) => ({ id, span })), sentiment, intent, serious };
}
