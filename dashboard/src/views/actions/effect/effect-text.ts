import type { Effect, EffectComparison, EffectLookAnswer, EffectUnderAnswer } from '@koe/api/contract/effect';
import { parseFilter, splitValues, type Filter } from '@koe/sql/domain/filter';
import type { Unit } from '@koe/sql/domain/metric/metric';
import type { FilterDimension } from '../../../state/filter-options.js';
import { formatCount, formatDate, formatDateWithYear } from '../../../words/format.js';
import type { Language, Words } from '../../../words/words.js';
import { amountText, effectText } from '../goal-text.js';

/** How things are named and written. */
export interface EffectNames {
  readonly words: Words;
  readonly language: Language;
  /** Of the goal, as `goalName` gives it. */
  readonly metric: string;
  readonly theme: (id: number) => string;
  readonly dimensions: readonly FilterDimension[];
}

export function filterOf(evidence: string): Filter {
  return parseFilter(new URLSearchParams(evidence));
}

/** The whole state of an effect in sentences, the verdict first. */
export function headSentences(effect: Effect, names: EffectNames): readonly string[] {
  const { head, obstacle } = names.words.effect;
  const { judged, running, state } = effect;
  if (judged) return [verdictText(judged, effect, names), ...enough(judged, names)];
  if (effect.obstacle) return [obstacle[effect.obstacle]];
  if (effect.computedAt === null) return [names.words.effect.notYet];
  const count = (value: number): string => formatCount(value, names.language);
  const day = (date: string): string => formatDateWithYear(date, names.language);
  if (state === 'not_released')
    return [
      effect.releaseOn === null ? head.notReleased : head.planned(day(effect.releaseOn), count(effect.windowWeeks)),
    ];
  const weeks = running?.weeks ?? 0;
  const begins = weeks > 0 ? null : effect.firstWeek;
  const from = effect.verdictFrom === null ? [] : [head.verdictFrom(day(effect.verdictFrom))];
  return [
    begins === null ? head.measuring(count(weeks), count(effect.windowWeeks)) : head.firstWeek(day(begins)),
    ...(running ? runningText(running, effect, names) : []),
    ...from,
    ...(running ? enough(running, names) : []),
  ];
}

/** Sentences to be set one after the other as they are: English puts a space between two, Japanese none. */
export function spaced(sentences: readonly string[], language: Language): readonly string[] {
  const gap = language === 'ja' ? '' : ' ';
  return sentences.map((sentence, at) => (at === 0 ? sentence : gap + sentence));
}

function verdictText(look: EffectLookAnswer, effect: Effect, names: EffectNames): string {
  const { head } = names.words.effect;
  const unit = effect.unit ?? 'share';
  if (look.effect === null || look.interval === null) return head.nothing;
  const [change, range] = [effectText(look.effect, unit, names.language), rangeText(look.interval, unit, names)];
  if (look.verdict === 'no_worthwhile_effect')
    return head.no_worthwhile_effect(
      names.metric,
      change,
      range,
      amountText(effect.minimumEffect, unit, names.language),
    );
  return head[look.verdict](names.metric, change, range);
}

function runningText(look: EffectLookAnswer, effect: Effect, names: EffectNames): string[] {
  if (look.effect === null || look.interval === null) return [];
  const unit = effect.unit ?? 'share';
  const { running } = names.words.effect.head;
  return [running(names.metric, effectText(look.effect, unit, names.language), rangeText(look.interval, unit, names))];
}

function enough({ enoughOn }: EffectLookAnswer, { words, language }: EffectNames): string[] {
  return enoughOn === null ? [] : [words.effect.head.enoughOn(formatDateWithYear(enoughOn, language))];
}

/** An interval of changes. */
export function rangeText(range: readonly [number, number], unit: Unit, { words, language }: EffectNames): string {
  return words.charts.between(effectText(range[0], unit, language), effectText(range[1], unit, language));
}

/** What is held against, in words: `チームがチャット以外の声`. */
export function comparisonName(
  { kind, by, key, themeIds, evidence }: EffectComparison,
  treated: string,
  { words, theme, dimensions, language }: EffectNames,
): string {
  const say = words.effect.comparison;
  const [first] = themeIds;
  if (kind === 'none') return say.none;
  if (kind === 'themes') return say.themes(formatCount(themeIds.length, language));
  if (kind === 'theme' && first !== undefined) return say.theme(theme(first));
  const dimension = dimensions.find(({ field }) => field === by);
  const labelOf = (value: string): string =>
    dimension?.options.find((option) => option.value === value)?.label ?? value;
  const name = dimension?.label ?? by ?? '';
  if (key !== null) return say.value(name, labelOf(key));
  const named = by === null ? [] : splitValues(valuesAt(filterOf(evidence), by)).unwanted;
  const own = by === null ? [] : splitValues(valuesAt(filterOf(treated), by)).wanted;
  return say.others(name, (own.length > 0 ? own : named).map(labelOf).join(words.effect.join));
}

function valuesAt(filter: Filter, by: string): readonly string[] {
  if (by.startsWith('seg.')) return filter.seg?.[by.slice(4)] ?? [];
  if (by === 'team' || by === 'product' || by === 'channel' || by === 'source' || by === 'lang')
    return filter[by] ?? [];
  return [];
}

/** How many of the other comparisons say the same. */
export function agreement({ verdict, sensitivity }: EffectLookAnswer): { readonly same: number; readonly all: number } {
  const said = sensitivity.filter(({ effect }) => effect !== null);
  return { same: said.filter((other) => other.verdict === verdict).length, all: said.length };
}

/** A row of the table of comparisons. */
export function underRow(
  under: EffectUnderAnswer,
  effect: Effect,
  names: EffectNames,
): { readonly effect: string; readonly interval: string; readonly verdict: string } {
  const unit = effect.unit ?? 'share';
  const { effect: say, actions } = names.words;
  return {
    effect: under.effect === null ? say.unknown : effectText(under.effect, unit, names.language),
    interval: under.interval === null ? say.unknown : rangeText(under.interval, unit, names),
    verdict: under.effect === null ? say.unknown : actions.verdict[under.verdict],
  };
}

/** A p-value as people read it. */
export function pText(p: number | null, { words }: EffectNames): string {
  if (p === null) return words.effect.unknown;
  return p < 0.001 ? words.effect.pBelow : p.toFixed(3);
}

/** A week by its first day. */
export function weekText(week: string, { words, language }: EffectNames): string {
  return words.charts.weekFrom(formatDate(week, language));
}
