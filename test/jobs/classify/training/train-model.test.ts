import { describe, expect, it } from 'vitest';
import { createClassifier } from '@koe/jobs/classify/registry';
import { decodeModel, ModelBlobError } from '@koe/jobs/test-only/classify/linear/blob';
import { planTasks } from '@koe/jobs/test-only/classify/training/task-plan';
import { trainInThread } from '@koe/jobs/test-only/classify/training/train-in-thread';
import { trainModel } from '@koe/jobs/test-only/classify/training/train-model';
import { EXAMPLES, SET, THEMES } from './made-up.js';

const trained = trainModel(SET);
const task = (name: string) => trained.report.tasks.find((one) => one.task === name);

describe('trainModel', () => {
  it('learns every task that the examples speak of, and says how well', () => {
    expect(trained.report.tasks.map((one) => one.task)).toEqual(['themes', 'sentiment', 'intent', 'serious']);
    for (const name of ['themes', 'sentiment', 'intent', 'serious']) {
      expect(task(name)?.microF1.value, name).toBeGreaterThan(0.95);
      expect(task(name)?.judged).toBe(EXAMPLES.length);
      expect(task(name)?.judgedBy).toBe('person');
    }
    expect(JSON.parse(JSON.stringify(trained.report))).toEqual(trained.report);
  });

  it('counts add up by theme', () => {
    for (const { n, positives, hits, misses } of task('themes')?.columns ?? []) {
      expect(hits + misses).toBe(positives);
      expect(n).toBe(EXAMPLES.length);
    }
  });

  it('gives the same bytes for the same set, others for another seed', async () => {
    expect(trainModel(SET).blob).toEqual(trained.blob);
    expect((await trainInThread(SET)).blob).toEqual(trained.blob);
    expect(trainModel({ ...SET, seed: 10 }).blob).not.toEqual(trained.blob);
  });

  it('stops before it starts when it is told so', async () => {
    await expect(trainInThread(SET, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  });

  it('what says one thing only is not learnt, and nothing is learnt from nothing', () => {
    const { report } = trainModel({
      ...SET,
      examples: EXAMPLES.map(({ text, lang, weight, origin }) => ({
        text,
        lang,
        weight,
        origin,
        sentiment: 'positive',
      })),
    });
    expect(report.tasks).toEqual([]);
    const empty = trainModel({ ...SET, examples: [] });
    expect(empty.report.tasks).toEqual([]);
    expect(
      createClassifier(THEMES, empty.blob).classify({
        kind: 'survey',
        channel: 'survey',
        lang: 'en',
        parts: [{ role: 'customer', key: 'a', text: 'the parcel' }],
        scores: [],
      }).mentions,
    ).toEqual([]);
  });
});

describe('planTasks', () => {
  const example = { text: 'x', lang: 'en', weight: 1, origin: 'person' } as const;

  it('themes that were not looked at are unknown', () => {
    const [plan] = planTasks({
      ...SET,
      examples: [
        { ...example, themes: { present: [2], absent: [3] } },
        { ...example, themes: { present: [3, 4], absent: 'others' } },
        { ...example, sentiment: 'neutral' },
      ],
    });
    expect(plan?.keys).toEqual([2, 3, 4]);
    expect(plan?.targets.map((target) => [...target])).toEqual([
      [1, -1, 0],
      [-1, 1, 0],
      [0, 1, 0],
    ]);
  });

  it('a parent has a column only where somebody named it, and then its children speak for it too', () => {
    const [plan] = planTasks({
      ...SET,
      examples: [
        { ...example, themes: { present: [1], absent: 'others' } },
        { ...example, themes: { present: [2], absent: 'others' } },
      ],
    });
    expect(plan?.keys).toEqual([1, 2]);
    expect(plan?.targets.map((target) => [...target])).toEqual([
      [1, 1],
      [-1, 1],
    ]);
  });
});

describe('the blob', () => {
  it('reads wherever its bytes stand in memory', () => {
    const shifted = new Uint8Array(trained.blob.length + 3);
    shifted.set(trained.blob, 3);
    expect(decodeModel(shifted.subarray(3))).toEqual(decodeModel(trained.blob));
  });

  it('is refused when it is cut, empty, foreign or of another extractor', () => {
    const other = trained.blob.slice();
    const text = new TextDecoder().decode(other.subarray(8, 60));
    other.set(new TextEncoder().encode(text.replace(/"extractor":\d/, '"extractor":9')), 8);
    for (const bytes of [new Uint8Array(0), new Uint8Array(64), trained.blob.slice(0, -1), other])
      expect(() => decodeModel(bytes)).toThrow(ModelBlobError);
  });
});
