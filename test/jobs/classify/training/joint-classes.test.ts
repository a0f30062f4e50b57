import { describe, expect, it } from 'vitest';
import { decodeModel } from '@koe/jobs/test-only/classify/linear/blob';
import type { LinearAnswer } from '@koe/jobs/test-only/classify/linear/binary-problem';
import { quantise } from '@koe/jobs/test-only/classify/linear/quantise';
import { chooseCost } from '@koe/jobs/test-only/classify/training/choose-cost';
import { judgesOf, membersOf } from '@koe/jobs/test-only/classify/training/cross-validation';
import { fitColumn } from '@koe/jobs/test-only/classify/training/fit-column';
import { joinClasses } from '@koe/jobs/test-only/classify/training/joint-classes';
import type { TaskPlan } from '@koe/jobs/test-only/classify/training/task-plan';
import { planTasks } from '@koe/jobs/test-only/classify/training/task-plan';
import { trainModel } from '@koe/jobs/test-only/classify/training/train-model';
import type { TrainingSet } from '@koe/jobs/test-only/classify/training/training-set';
import { SET } from './made-up.js';
import { manyClasses, sharedOf } from './many-classes.js';

const NOISY = manyClasses(1000, 0.3);

/** Everything that is known before the classes of the first task are learnt together. */
function prepare(set: TrainingSet) {
  const [plan] = planTasks(set);
  if (plan === undefined) throw new Error('the set speaks of nothing');
  const shared = sharedOf(set);
  const judges = judgesOf(plan, set.examples);
  return { plan, judges, shared, ...chooseCost(plan, judges, shared) };
}

function accuracy({ targets }: TaskPlan, scores: readonly Float64Array[], rows: Int32Array): number {
  const hits = [...rows].filter((row) => {
    const said = scores.map((column) => column[row] ?? 0);
    return (targets[said.indexOf(Math.max(...said))]?.[row] ?? 0) > 0;
  });
  return hits.length / rows.length;
}

function learnAlone(
  { plan: { method }, shared, cost }: Pick<ReturnType<typeof prepare>, 'plan' | 'shared' | 'cost'>,
  targets: Int8Array,
  at: number,
): LinearAnswer | null {
  return fitColumn({ ...shared, members: membersOf(targets), targets, seed: shared.seed + at, cost }, method);
}

/** The columns of the first task hold, in whole numbers, exactly what was learnt of each. */
function expectColumns(
  blob: Uint8Array,
  { targets }: TaskPlan,
  learn: (targets: Int8Array, at: number) => LinearAnswer | null,
): void {
  const model = decodeModel(blob);
  targets.forEach((target, at) => {
    const answer = learn(target, at);
    const { values, scale } = quantise(answer?.weights ?? new Float64Array(0));
    expect(model.scales[at]).toBe(Math.fround(scale));
    expect(model.biases[at]).toBe(Math.fround(answer?.bias ?? -1));
    expect(values.map((_, row) => model.weights[row * model.columns + at] ?? 0)).toEqual(values);
  });
}

const { plan, judges, shared, scores, cost } = prepare(NOISY);
const joint = joinClasses(plan, judges, shared, scores);

describe('joinClasses', () => {
  it('is taken where it is better on texts that no model has seen', () => {
    expect(joint).not.toBeNull();
    expect(accuracy(plan, joint?.scores ?? [], judges.rows)).toBeGreaterThanOrEqual(
      accuracy(plan, scores, judges.rows) + 0.003,
    );
  });

  it('is not taken where cross-validation finds nothing in it', () => {
    const perfect = plan.targets.map((target) => Float64Array.from(target));
    expect(joinClasses(plan, judges, shared, perfect)).toBeNull();
  });

  it('is for many classes that exclude each other and that many labels of people tell', () => {
    expect(joinClasses({ ...plan, single: false }, judges, shared, scores)).toBeNull();
    expect(joinClasses(plan, { ...judges, by: 'all' }, shared, scores)).toBeNull();
    expect(joinClasses(plan, { ...judges, rows: judges.rows.slice(0, 999) }, shared, scores)).toBeNull();
    const few = { ...plan, keys: plan.keys.slice(0, 19), targets: plan.targets.slice(0, 19) };
    expect(joinClasses(few, judges, shared, scores.slice(0, 19))).toBeNull();
  });
});

describe('trainModel', () => {
  it('with classes learnt together uses them, the same to the last bit each time, and reports what it uses', () => {
    const { report, blob } = trainModel(NOISY);
    const hits = report.tasks[0]?.columns.reduce((sum, column) => sum + column.hits, 0) ?? 0;
    expect(hits / judges.rows.length).toBeCloseTo(accuracy(plan, joint?.scores ?? [], judges.rows), 10);
    expectColumns(blob, plan, (targets, at) => {
      const own = learnAlone({ plan, shared, cost }, targets, at);
      return joint?.blend(own, at) ?? null;
    });
  });

  it.each([
    ['few themes, any number a text', SET],
    ['few themes, one a text', { ...SET, single: true }],
    ['many themes, any number a text', { ...NOISY, single: false }],
    ['many themes, one a text, few labels', manyClasses(900, 0.3)],
  ])('%s: the columns are those learnt one by one', (_, set: TrainingSet) => {
    const { blob } = trainModel(set);
    const own = prepare(set);
    expectColumns(blob, own.plan, (targets, at) => learnAlone(own, targets, at));
  });
});
