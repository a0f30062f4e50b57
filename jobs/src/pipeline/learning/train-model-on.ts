import type { Theme } from '@koe/sql/domain/theme';
import type { HeldOutAnswer } from '@koe/sql/queries/model/model';
import type { TrainingText } from '@koe/sql/queries/model/training-texts';
import type { ClassifierSettings, ClassifyInput } from '../../classify/classifier.js';
import { coldStartSet } from '../../classify/cold-start/cold-start-set.js';
import { metaTokens } from '../../classify/features/meta-tokens.js';
import { createClassifier } from '../../classify/registry.js';
import { trainInThread } from '../../classify/training/train-in-thread.js';
import type { TrainedModel, TrainingExample } from '../../classify/training/training-set.js';
import type { LabelledText } from './labelled-text.js';

const FOLDS = 4;

export interface TrainingTask {
  readonly themes: readonly Theme[];
  readonly unlabelled: readonly TrainingText[];
  readonly labelled: readonly LabelledText[];
  readonly settings: ClassifierSettings;
  readonly seed: number;
}

export interface TrainedOn extends TrainedModel {
  readonly heldOut: readonly HeldOutAnswer[];
}

/**
 * Trains on everything, and once more for each quarter of the labelled items without it, to hear what the model says of
 * items that it has not learnt: what is told of its accuracy comes from there.
 */
export async function trainModelOn(task: TrainingTask, signal: AbortSignal): Promise<TrainedOn> {
  const { themes, labelled, settings } = task;
  const model = await trainOn(task, labelled, signal);
  const heldOut: HeldOutAnswer[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const left = labelled.filter(({ itemId }) => foldOf(itemId) === fold);
    if (left.length === 0) continue;
    const learnt = labelled.filter(({ itemId }) => foldOf(itemId) !== fold);
    const { blob } = await trainOn(task, learnt, signal);
    const classifier = createClassifier(themes, blob, settings);
    for (const text of left) {
      const { mentions, sentimentLabel, intent, priority } = classifier.classify(inputOf(text));
      const best = new Map<number, number>();
      for (const { themeId, confidence } of mentions) best.set(themeId, Math.max(confidence, best.get(themeId) ?? 0));
      heldOut.push({
        itemId: text.itemId,
        revision: text.revision,
        themes: [...best].map(([id, score]) => ({ id, score })),
        sentiment: sentimentLabel,
        intent,
        priority,
      });
    }
  }
  return { ...model, heldOut };
}

function trainOn(
  { themes, unlabelled, labelled, seed }: TrainingTask,
  learnt: readonly LabelledText[],
  signal: AbortSignal,
): Promise<TrainedModel> {
  // an item that somebody judged is no longer unlabelled, nor may it teach what it is asked about
  const judged = new Set(labelled.map(({ itemId }) => itemId));
  const texts = unlabelled
    .filter(({ itemId }) => !judged.has(itemId))
    .map(({ text, lang, scores, ...item }) => ({ text, lang, scores, meta: metaTokens({ ...item, scores }) }));
  return trainInThread(coldStartSet(themes, texts, learnt.map(exampleOf), seed), signal);
}

function exampleOf({ text, lang, channel, scores, present, absent, ...said }: LabelledText): TrainingExample {
  const { sentiment, intent, serious } = said;
  const hasThemes = present.length > 0 || absent.length > 0;
  return {
    text,
    lang,
    meta: metaTokens({ channel, scores }),
    weight: 1,
    origin: 'person',
    ...(hasThemes && { themes: { present, absent } }),
    ...(sentiment && { sentiment }),
    ...(intent && { intent }),
    ...(serious !== undefined && { serious }),
  };
}

/** The same fold as long as the item exists. */
function foldOf(itemId: string): number {
  return Number.parseInt(itemId.slice(0, 2), 16) % FOLDS;
}

function inputOf({ kind, channel, lang, scores, text }: LabelledText): ClassifyInput {
  return { kind, channel, lang, scores, parts: [{ role: 'customer', key: 'text', text }] };
}
