import type { LabelSpan } from '@koe/sql/domain/labelling/label';

interface Part {
  readonly key: string;
  readonly role: string;
  readonly text: string;
  readonly lang: string;
}

/** The words of the customer's parts in order, as spans. */
export function wordsOf(parts: readonly Part[]): LabelSpan[] {
  return parts
    .filter(({ role }) => role === 'customer')
    .flatMap(({ key, text, lang }) =>
      [...new Intl.Segmenter(lang === 'und' ? 'en' : lang, { granularity: 'word' }).segment(text)]
        .filter(({ isWordLike }) => isWordLike)
        .map(({ index, segment }) => ({ partKey: key, start: index, end: index + segment.length })),
    );
}

/**
 * The selection after an arrow key. Without one it begins at `hint` (the model's evidence), else at the first word. Moving selects
 * the next word; extending moves the end by a word, never below one word and never out of the part.
 */
export function movedSelection(
  words: readonly LabelSpan[],
  current: LabelSpan | null,
  hint: LabelSpan | null,
  step: 1 | -1,
  extend: boolean,
): LabelSpan | null {
  if (current === null) return hint ?? words[0] ?? null;
  const first = words.findIndex(({ partKey, end }) => partKey === current.partKey && end > current.start);
  const last = words.findLastIndex(({ partKey, start }) => partKey === current.partKey && start < current.end);
  if (!extend) return words[step > 0 ? last + 1 : first - 1] ?? current;
  const end = words[step > 0 ? last + 1 : last - 1];
  if (!end || end.partKey !== current.partKey || end.end <= current.start) return current;
  return { ...current, end: end.end };
}
