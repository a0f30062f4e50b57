import type { ThemeRequest } from '@koe/sql/domain/taxonomy/change';
import type { ThemeAnswer } from '@koe/api/contract/themes';

/** What a person may do with a theme. `words` is a rename, a new description, or both. */
export const FORM_KINDS = ['add', 'words', 'move', 'merge', 'split', 'retire'] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** Words as typed: phrases one a line. */
export interface TypedWords {
  nameJa: string;
  nameEn: string;
  descriptionJa: string;
  descriptionEn: string;
  examplesJa: string;
  examplesEn: string;
}

/** A form as filled in. */
export interface FormValues {
  words: TypedWords;
  /** Parent, target of a move or merge, or where the voices of a retired theme go. */
  target: number | null;
  parts: TypedWords[];
  keep: boolean;
  withChildren: boolean;
}

export function emptyWords(): TypedWords {
  return { nameJa: '', nameEn: '', descriptionJa: '', descriptionEn: '', examplesJa: '', examplesEn: '' };
}

/** How a form begins. @param theme what it is about; null for a theme at the top level */
export function startForm(kind: FormKind, theme: ThemeAnswer | null, hasChildren: boolean): FormValues {
  return {
    words: kind === 'words' && theme ? wordsOf(theme) : emptyWords(),
    target: kind === 'add' ? (theme?.id ?? null) : kind === 'move' ? (theme?.parent ?? null) : null,
    parts: [emptyWords(), emptyWords()],
    keep: hasChildren,
    withChildren: false,
  };
}

function wordsOf({ name, description, examples }: ThemeAnswer): TypedWords {
  return {
    nameJa: name.ja,
    nameEn: name.en,
    descriptionJa: description.ja,
    descriptionEn: description.en,
    examplesJa: examples.ja.join('\n'),
    examplesEn: examples.en.join('\n'),
  };
}

const isNamed = ({ nameJa, nameEn }: TypedWords): boolean => nameJa.trim() !== '' && nameEn.trim() !== '';

/** Whether a form can be sent; names in both languages are the only thing it asks for before the server looks. */
export function isComplete(kind: FormKind, values: FormValues): boolean {
  if (kind === 'add' || kind === 'words') return isNamed(values.words);
  if (kind === 'merge') return values.target !== null;
  if (kind === 'split') return values.parts.length > 0 && values.parts.every(isNamed);
  return true;
}

/** The requests that a filled form makes; none when it changes nothing. */
export function requestsOf(kind: FormKind, theme: ThemeAnswer | null, values: FormValues): ThemeRequest[] {
  const { target } = values;
  if (kind === 'add') return [{ kind: 'add', parent: target, ...typed(values.words) }];
  if (!theme) return [];
  const { id } = theme;
  switch (kind) {
    case 'words':
      return wordRequests(theme, typed(values.words));
    case 'move':
      return theme.parent === target ? [] : [{ kind: 'move', id, parent: target }];
    case 'merge':
      return target === null ? [] : [{ kind: 'merge', ids: [id], into: target }];
    case 'split':
      return [{ kind: 'split', id, keep: values.keep, parts: values.parts.map(typed) }];
    case 'retire':
      return [{ kind: 'retire', id, withChildren: values.withChildren, into: target }];
  }
}

type Words = Pick<ThemeAnswer, 'name' | 'description' | 'examples'>;

function wordRequests(theme: ThemeAnswer, { name, description, examples }: Words): ThemeRequest[] {
  const same = (one: Words['examples'], other: Words['examples']): boolean =>
    one.ja.join('\n') === other.ja.join('\n') && one.en.join('\n') === other.en.join('\n');
  const requests: ThemeRequest[] = [];
  if (theme.name.ja !== name.ja || theme.name.en !== name.en) requests.push({ kind: 'rename', id: theme.id, name });
  if (
    theme.description.ja !== description.ja ||
    theme.description.en !== description.en ||
    !same(theme.examples, examples)
  )
    requests.push({ kind: 'describe', id: theme.id, description, examples });
  return requests;
}

function typed(words: TypedWords): Words {
  const lines = (text: string): string[] => [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ];
  return {
    name: { ja: words.nameJa.trim(), en: words.nameEn.trim() },
    description: { ja: words.descriptionJa.trim(), en: words.descriptionEn.trim() },
    examples: { ja: lines(words.examplesJa), en: lines(words.examplesEn) },
  };
}
