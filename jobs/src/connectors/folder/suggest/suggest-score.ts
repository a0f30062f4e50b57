import type { z } from 'zod';
import type { mapping } from '../mapping.js';
import type { Column } from './columns.js';

type ScoreInput = NonNullable<z.input<typeof mapping>['scores']>[number];

const NPS = /nps|recommend|推奨|おすすめ|お勧め|薦め/i;
const SATISFACTION = /csat|satisf|満足/i;
const EFFORT = /\bces\b|effort|ease|手間|簡単|解決しやす/i;
const RATING = /rating|stars?\b|score|評価|点数|星/i;

/** Answers in words, best first, with the points they stand for. */
const WORDS: readonly Readonly<Record<string, number>>[] = [
  { とても満足: 5, 満足: 4, どちらでもない: 3, 不満: 2, とても不満: 1 },
  { 非常に満足: 5, 満足: 4, どちらともいえない: 3, 不満: 2, 非常に不満: 1 },
  { 大変満足: 5, やや満足: 4, 普通: 3, やや不満: 2, 大変不満: 1 },
  { 'Very satisfied': 5, Satisfied: 4, Neutral: 3, Dissatisfied: 2, 'Very dissatisfied': 1 },
  { 'Very good': 5, Good: 4, 'Neither good nor poor': 3, Poor: 2, 'Very poor': 1 },
];

/** A score for a column of small whole numbers with a telling name, of numbers to ten, or of known words. */
export function suggestScore({ name, values, numbers }: Column): ScoreInput | undefined {
  const words = WORDS.find((scale) => values.every((value) => Object.hasOwn(scale, value)));
  if (words !== undefined && values.length > 0)
    return { column: name, kind: 'csat', min: 1, max: 5, values: words, question: name };
  if (numbers === undefined || !numbers.every((value) => Number.isInteger(value) && value >= 0 && value <= 10))
    return undefined;
  const highest = Math.max(...numbers);
  const base = { column: name, question: name };
  if (NPS.test(name)) return { ...base, kind: 'nps', min: 0, max: 10 };
  if (SATISFACTION.test(name) && highest <= 5) return { ...base, kind: 'csat', min: 1, max: 5 };
  if (EFFORT.test(name) && highest <= 7) return { ...base, kind: 'ces', min: 1, max: highest > 5 ? 7 : 5 };
  if (RATING.test(name)) return { ...base, kind: 'rating', min: Math.min(1, ...numbers), max: highest > 5 ? 10 : 5 };
  if (highest > 7 && new Set(numbers).size >= 4) return { ...base, kind: 'nps', min: 0, max: 10 };
  return undefined;
}
