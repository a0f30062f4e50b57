import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Classification } from '@koe/sql/domain/classification';
import type { ItemToClassify } from '@koe/sql/queries/index/classify';
import type { Classifier } from '../classify/classifier.js';
import { classifyInput } from './classify-input.js';

export interface Said {
  readonly item: ItemToClassify;
  readonly classification: Classification;
}

/** Long transcripts take milliseconds each: after so many the process's other work has its turn. */
const ITEMS_A_TURN = 50;

/** What a classifier says of items, in their order. */
export async function classifyAll(classifier: Classifier, items: readonly ItemToClassify[]): Promise<Said[]> {
  const said: Said[] = [];
  for (const item of items) {
    said.push({ item, classification: classifier.classify(classifyInput(item)) });
    if (said.length % ITEMS_A_TURN === 0) await nextTurn();
  }
  return said;
}
