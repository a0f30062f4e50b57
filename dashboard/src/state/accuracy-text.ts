import type { Accuracy, AccuracyFigure, ThemeAccuracy } from '@koe/api/contract/accuracy';
import type { Words } from '../words/words.js';

/** A share as whole items of a hundred. */
export function ofHundred(value: number): string {
  return String(Math.round(value * 100));
}

/** Whether a figure stands on enough labels to be shown as the theme's own. */
export function isOwn(figure: AccuracyFigure | null, minimum: number): figure is AccuracyFigure {
  return figure !== null && figure.n >= minimum;
}

/** Effective labels in whole numbers; never rounded up to a minimum that is not reached. */
export function labelsText(n: number): string {
  return String(Math.floor(n + 1e-6));
}

/** What a theme's accuracy comes to in one line: "82% right (74–88), n 41", or "n 7 of 30" with the group's figure. */
export function accuracyLine(theme: ThemeAccuracy | undefined, { minimumLabels }: Accuracy, words: Words): string {
  const { mark, standIn, standInValue } = words.trust;
  if (!theme) return mark.none;
  const { precision, standIn: group } = theme;
  if (isOwn(precision, minimumLabels)) {
    const [low, high] = precision.interval.map(ofHundred);
    return mark.known(ofHundred(precision.value), low ?? '', high ?? '', labelsText(precision.n));
  }
  const ownLabels = mark.unknown(labelsText(theme.precision?.n ?? 0), String(minimumLabels));
  if (!isOwn(group.precision, minimumLabels)) return ownLabels + mark.none;
  return ownLabels + standInValue(standIn[group.of], `${ofHundred(group.precision.value)}%`);
}

/** A theme's precision in two words; '' while it stands on too few labels. */
export function accuracyNote(theme: ThemeAccuracy | undefined, { minimumLabels }: Accuracy, words: Words): string {
  const precision = theme?.precision ?? null;
  return isOwn(precision, minimumLabels) ? words.trust.mark.note(ofHundred(precision.value)) : '';
}

/** The verdict in one sentence. */
export function verdictLine({ verdict, doubts }: ThemeAccuracy, words: Words): string {
  if (verdict === 'trust') return words.trust.sound;
  const [first] = doubts;
  return first ? words.trust.doubt[first] : '';
}
