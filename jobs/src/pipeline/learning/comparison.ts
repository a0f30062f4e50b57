import type { HeldOutAnswer } from '@koe/sql/queries/model/model';
import type { LabelledText } from './labelled-text.js';

/** A new model may be this much worse on the same items: less is within what the folds differ by. */
const TOLERANCE = 0.01;
/** With fewer judged items a difference says nothing. */
const MIN_ITEMS = 30;

/** Themes on the items that people judged completely and of which both models spoke without having learnt them. */
export interface Comparison {
  readonly items: number;
  /** Micro-F1, 0 … 1; null when there is nothing to compare. */
  readonly now: number | null;
  readonly before: number | null;
  readonly isWorse: boolean;
}

/** Guards promotion: more labels must not make the themes worse. */
export function comparison(
  labelled: readonly LabelledText[],
  now: readonly HeldOutAnswer[],
  before: readonly HeldOutAnswer[],
): Comparison {
  const answers = new Map(before.map((answer) => [answer.itemId, answer]));
  const said = new Map(now.map((answer) => [answer.itemId, answer]));
  const judged = labelled.flatMap((text) => {
    const [was, is] = [answers.get(text.itemId), said.get(text.itemId)];
    if (!text.judged || !was || !is) return [];
    const asked = new Set([...text.present, ...text.absent]);
    const among = (answer: HeldOutAnswer): number[] => idsOf(answer).filter((id) => asked.has(id));
    return [{ truth: text.present, was: among(was), is: among(is) }];
  });
  if (judged.length < MIN_ITEMS) return { items: judged.length, now: null, before: null, isWorse: false };
  const [f1Now, f1Before] = [
    microF1(judged.map(({ truth, is }) => [truth, is])),
    microF1(judged.map(({ truth, was }) => [truth, was])),
  ];
  return { items: judged.length, now: f1Now, before: f1Before, isWorse: f1Now < f1Before - TOLERANCE };
}

function idsOf({ themes }: HeldOutAnswer): number[] {
  return themes.map(({ id }) => id);
}

function microF1(pairs: readonly (readonly [truth: readonly number[], said: readonly number[]])[]): number {
  let hits = 0;
  let total = 0;
  for (const [truth, said] of pairs) {
    hits += said.filter((id) => truth.includes(id)).length;
    total += said.length + truth.length;
  }
  return total === 0 ? 1 : (2 * hits) / total;
}
