import type { Judges, SharedData } from './cross-validation.js';
import { scoresByFolds } from './cross-validation.js';
import type { TaskPlan } from './task-plan.js';

/** Judged examples from which costs are told apart rather than their noise. */
const CHOOSE_FROM = 1000;

/** A cost and the scores of its cross-validation. */
export interface ChosenCost {
  readonly cost: number;
  readonly scores: readonly Float64Array[];
}

/** The cost whose cross-validation is best; the usual one while there are few labels. */
export function chooseCost(plan: TaskPlan, judges: Judges, shared: SharedData): ChosenCost {
  const [usual, ...others] = plan.method.costs;
  let best = { cost: usual, scores: scoresByFolds(plan, judges, shared, usual) };
  if (judges.by !== 'person' || judges.rows.length < CHOOSE_FROM) return best;
  let most = quality(plan, judges, best.scores);
  for (const cost of others) {
    const scores = scoresByFolds(plan, judges, shared, cost);
    const here = quality(plan, judges, scores);
    if (here <= most) continue;
    most = here;
    best = { cost, scores };
  }
  return best;
}

/** Accuracy where one class applies, else F1 over all columns at the best common cut; 0 … 1. */
function quality({ targets, single }: TaskPlan, { rows }: Judges, scores: readonly Float64Array[]): number {
  if (single) {
    let hits = 0;
    for (const row of rows) {
      let best = 0;
      for (let column = 1; column < scores.length; column++)
        if ((scores[column]?.[row] ?? 0) > (scores[best]?.[row] ?? 0)) best = column;
      if ((targets[best]?.[row] ?? 0) > 0) hits++;
    }
    return rows.length === 0 ? 0 : hits / rows.length;
  }
  const answers: { readonly score: number; readonly isRight: boolean }[] = [];
  let positives = 0;
  targets.forEach((target, column) => {
    for (const row of rows) {
      const truth = target[row] ?? 0;
      if (truth === 0) continue;
      if (truth > 0) positives++;
      answers.push({ score: scores[column]?.[row] ?? 0, isRight: truth > 0 });
    }
  });
  answers.sort((a, b) => b.score - a.score);
  let hits = 0;
  let best = 0;
  answers.forEach(({ isRight }, at) => {
    if (isRight) hits++;
    best = Math.max(best, (2 * hits) / (at + 1 + positives));
  });
  return best;
}
