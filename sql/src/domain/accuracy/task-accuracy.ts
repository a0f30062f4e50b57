import { betaQuantile } from './beta.js';
import { TASKS, type Figure, type Judged, type Task } from './judged.js';
import { addTo, effectiveOf, emptyTally, shareOf, type Tally } from './tally.js';

/** How often the classifier gives the value that people give. */
export interface TaskAccuracy {
  readonly task: Task;
  /** Items judged for the task. */
  readonly judged: number;
  /** Share of items on which both agree; null without any label. Its n may be below the minimum. */
  readonly accuracy: Figure | null;
  readonly values: readonly ValueAccuracy[];
}

export interface ValueAccuracy {
  readonly value: string;
  /** Of the items said to have the value, the share that people agree with; null without any label. */
  readonly precision: Figure | null;
  /** Of the items that people give the value, the share that is said to have it. */
  readonly recall: Figure | null;
}

/** Accuracy of every task that has one value an item, weighted by one over the inclusion probability. */
export function taskAccuracies(judged: readonly Judged[]): readonly TaskAccuracy[] {
  return TASKS.map((task) => taskAccuracy(task, judged));
}

function taskAccuracy(task: Task, judged: readonly Judged[]): TaskAccuracy {
  const whole = emptyTally();
  const said = new Map<string, Tally>();
  const given = new Map<string, Tally>();
  for (const { answers, weight } of judged) {
    const { truth, said: answer } = answers[task];
    if (truth === null || answer === null) continue;
    const right = truth === answer;
    addTo(whole, weight, right);
    addTo(tallyOf(said, answer), weight, right);
    addTo(tallyOf(given, truth), weight, right);
  }
  const values = [...new Set([...said.keys(), ...given.keys()])].sort();
  return {
    task,
    judged: whole.count,
    accuracy: figureOf(whole),
    values: values.map((value) => ({
      value,
      precision: figureOf(said.get(value)),
      recall: figureOf(given.get(value)),
    })),
  };
}

function tallyOf(tallies: Map<string, Tally>, value: string): Tally {
  const found = tallies.get(value) ?? emptyTally();
  tallies.set(value, found);
  return found;
}

/** Weighted share with the interval of a beta distribution over Kish's effective labels and half a label each way. */
function figureOf(tally: Tally | undefined): Figure | null {
  if (!tally || tally.count === 0) return null;
  const value = Math.min(1, shareOf(tally));
  const n = effectiveOf(tally);
  const [yes, no] = [value * n + 0.5, (1 - value) * n + 0.5];
  return { value, interval: [betaQuantile(0.025, yes, no), betaQuantile(0.975, yes, no)], n };
}
