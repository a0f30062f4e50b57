import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ClassifyInput } from '@koe/jobs/classify/classifier';
import { createClassifier } from '@koe/jobs/classify/registry';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import type { Theme } from '@koe/sql/domain/theme';
import type * as ClassifyingThread from '@koe/jobs/test-only/pipeline/classifying-thread';
import { projectFolder } from '../../bench/installation/project-folder.js';

const COMPILED = pathToFileURL(join(projectFolder(), 'jobs/dist/pipeline/classifying-thread.js')).href;
const TEXTS = [
  'The parcel came two weeks late',
  '荷物がまだ届きません',
  '返品したのに返金されない',
  '',
  '👍'.repeat(400),
  'The app crashes every time',
];

function inputs(copies: number): ClassifyInput[] {
  return Array.from({ length: copies * TEXTS.length }, (_, at) => ({
    kind: 'survey',
    channel: 'survey',
    lang: 'ja',
    parts: [{ role: 'customer', key: 'a', text: TEXTS[at % TEXTS.length] ?? '' }],
    scores: [],
  }));
}

describe('the classifying thread', { timeout: 60_000 }, () => {
  it('says what the classifier says, in order, to each of those who ask at once; reads the parts of one key once', async () => {
    const thread: typeof ClassifyingThread = await import(COMPILED);
    expect(thread.HAS_CLASSIFYING_THREAD).toBe(true);
    const few: readonly Theme[] = STARTER_THEMES.slice(0, 3);
    let reads = 0;
    const ask = (themes: readonly Theme[], copies: number): ReturnType<typeof thread.classifyInThread> => {
      const parts = (): Promise<ClassifyingThread.ClassifierParts> => {
        reads += 1;
        return Promise.resolve({ themes, model: null, settings: {} });
      };
      return thread.classifyInThread(`${themes.length} themes`, parts, inputs(copies));
    };
    const expected = (themes: readonly Theme[], copies: number): unknown => {
      const classifier = createClassifier(themes);
      const classifications = inputs(copies).map((input) => classifier.classify(input));
      return { version: classifier.version, classifications };
    };

    expect(await ask(few, 1)).toEqual(expected(few, 1));
    const asked = await Promise.all([ask(few, 3), ask(few, 0), ask(few, 2)]);
    expect(asked).toEqual([expected(few, 3), expected(few, 0), expected(few, 2)]);
    expect(reads).toBe(1);

    expect(await Promise.all([ask(STARTER_THEMES, 1), ask(few, 1)])).toEqual([
      expected(STARTER_THEMES, 1),
      expected(few, 1),
    ]);
  });

  it('classifies by the tree alone where the weights are of another version of the program', async () => {
    const thread: typeof ClassifyingThread = await import(COMPILED);
    const parts = { themes: STARTER_THEMES, model: new Uint8Array([1, 2, 3]), settings: {} };
    const tree = createClassifier(STARTER_THEMES);
    expect(await thread.classifyInThread('unreadable', () => Promise.resolve(parts), inputs(1))).toEqual({
      version: tree.version,
      classifications: inputs(1).map((input) => tree.classify(input)),
    });
  });
});
