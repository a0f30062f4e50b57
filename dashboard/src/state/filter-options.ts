import type { Manifest } from '@koe/sql/domain/cube/layout';
import type { FilterField } from '@koe/sql/domain/filter';
import { CHANNELS, INTENTS, PRIORITIES, SENTIMENTS } from '@koe/sql/domain/item';
import type { Language, Words } from '../words/words.js';

export type AnyField = FilterField | `seg.${string}`;

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** Depth in the theme tree; 0 elsewhere. */
  readonly depth: number;
  /** Token of the value's colour, where it has one. */
  readonly colour?: string;
  /** The name in the other language, so that it is found by either. */
  readonly also?: string;
}
export interface FilterDimension {
  readonly field: AnyField;
  readonly label: string;
  readonly options: readonly FilterOption[];
}

/** Every dimension that can be filtered by with all its values, in the order of the list. */
export function filterDimensions(manifest: Manifest, words: Words, language: Language): readonly FilterDimension[] {
  const { common, frame } = words;
  const other: Language = language === 'ja' ? 'en' : 'ja';
  const closed = <V extends string>(
    values: readonly V[],
    names: Readonly<Record<V, string>>,
    coloured = false,
  ): FilterOption[] =>
    values.map((value) => ({
      value,
      label: names[value],
      depth: 0,
      ...(coloured ? { colour: `--${value.toLowerCase()}` } : {}),
    }));
  const none: FilterOption = { value: '-', label: common.none, depth: 0 };
  const named = (entries: Manifest['labels']['product']): FilterOption[] =>
    entries.map(({ key, name }) => ({ value: key, label: name[language], depth: 0, also: name[other] }));
  const labels = manifest.labels;
  const dimension = (field: FilterField, options: readonly FilterOption[]): FilterDimension => ({
    field,
    label: frame.fields[field],
    options,
  });
  const priorities = PRIORITIES.map((value) => ({
    value,
    label: `${value} ${common.priority[value]}`,
    depth: 0,
    colour: `--${value.toLowerCase()}`,
  }));
  return [
    dimension('theme', [...themeOptions(manifest, language), none]),
    dimension('intent', closed(INTENTS, common.intent, true)),
    dimension('sentiment', closed(SENTIMENTS, common.sentiment, true)),
    dimension('priority', priorities),
    dimension('channel', closed(CHANNELS, common.channel)),
    dimension('product', [...named(labels.product), ...(labels.product.length > 0 ? [none] : [])]),
    dimension('team', [...named(labels.team), ...(labels.team.length > 0 ? [none] : [])]),
    dimension(
      'source',
      labels.source.map(({ id, name }) => ({ value: id, label: name, depth: 0 })),
    ),
    dimension(
      'lang',
      labels.lang.map((value) => ({ value, label: common.lang(value), depth: 0 })),
    ),
    ...labels.segments.map(({ name, label, values }) => ({
      field: `seg.${name}` as const,
      label: label[language],
      options: [...values.map((value) => ({ value, label: value, depth: 0 })), none],
    })),
  ].filter((entry) => entry.options.length > 0);
}

/** The theme tree in reading order: each theme followed by those below it. */
function themeOptions({ themes }: Manifest, language: Language): FilterOption[] {
  const other: Language = language === 'ja' ? 'en' : 'ja';
  const below = (parent: number | null, depth: number): FilterOption[] =>
    themes
      .filter((theme) => theme.parent === parent)
      .flatMap((theme) => [
        { value: String(theme.id), label: theme.name[language], depth, also: theme.name[other] },
        ...below(theme.id, depth + 1),
      ]);
  return below(null, 0);
}
