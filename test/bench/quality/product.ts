import { decodeModel } from '@koe/jobs/test-only/classify/linear/blob';
import type { TaskName } from '@koe/jobs/test-only/classify/linear/model';
import { probabilityOf } from '@koe/jobs/test-only/classify/linear/platt';
import { Scorer } from '@koe/jobs/test-only/classify/linear/scorer';
import { coldStartSet } from '@koe/jobs/test-only/classify/cold-start/cold-start-set';
import { trainModel } from '@koe/jobs/test-only/classify/training/train-model';
import type { TrainedModel, TrainingExample } from '@koe/jobs/test-only/classify/training/training-set';
import type { UnlabelledText } from '@koe/jobs/test-only/classify/cold-start/unlabelled-text';
import type { Classifier, ClassifyInput } from '@koe/jobs/classify/classifier';
import type { Theme } from '@koe/sql/domain/theme';
import { INTENTS, SENTIMENTS } from '@koe/sql/domain/item';
import type { Answers } from './peers/peer.js';
import type { LabelledSet, LabelledText } from './sets/labelled-set.js';

/** The same texts give the same model. */
const SEED = 1;

/** The labels of a set as themes: label 0 is theme 1. Nothing but their names is known of them. */
export function themesOf(set: LabelledSet): Theme[] {
  if (set.target !== 'themes') return [];
  const nothing = { ja: '', en: '' };
  return set.labels.map((name, i) => ({
    id: i + 1,
    key: `theme.${i + 1}`,
    parent: null,
    name: { ja: name, en: name },
    description: nothing,
    examples: { ja: [], en: [] },
  }));
}

/** A text with its labels as a person would have given them. */
function exampleOf(set: LabelledSet, { text, labels }: LabelledText): TrainingExample {
  const base = { text, lang: set.lang, weight: 1, origin: 'person' as const };
  const label = set.labels[labels[0] ?? -1];
  switch (set.target) {
    case 'themes':
      return { ...base, themes: { present: labels.map((at) => at + 1), absent: 'others' } };
    case 'sentiment': {
      const sentiment = SENTIMENTS.find((name) => name === label);
      return sentiment === undefined ? base : { ...base, sentiment };
    }
    case 'intent': {
      const intent = INTENTS.find((name) => name === label);
      return intent === undefined ? base : { ...base, intent };
    }
    case 'serious':
      return { ...base, serious: labels.length > 0 };
  }
}

/** What `koe classify --labels` does: the training texts are labelled, the test texts are known without labels. */
export function learn(set: LabelledSet): TrainedModel {
  const labels = set.train.map((text) => exampleOf(set, text));
  return trainModel(coldStartSet(themesOf(set), unlabelled(set), labels, SEED, { single: isSingle(set) }));
}

/** What `koe classify` does without labels: the tree and the test texts are all there is. */
export function learnWithoutLabels(set: LabelledSet, themes: readonly Theme[]): TrainedModel {
  return trainModel(coldStartSet(themes, unlabelled(set), [], SEED, { single: isSingle(set) }));
}

function isSingle(set: LabelledSet): boolean {
  return set.target === 'themes' && set.task === 'one';
}

function unlabelled(set: LabelledSet): UnlabelledText[] {
  return set.test.map(({ text, scores = [] }) => ({ text, lang: set.lang, scores }));
}

/** A text as an item that holds nothing else. */
export function itemOf(
  set: Pick<LabelledSet, 'lang'>,
  { text, scores = [] }: Pick<LabelledText, 'text' | 'scores'>,
): ClassifyInput {
  return { kind: 'survey', channel: 'other', lang: set.lang, parts: [{ role: 'customer', key: 'text', text }], scores };
}

/** What a classifier says of the test texts. */
export function ask(set: LabelledSet, classifier: Classifier): Answers {
  const answers = set.test.map((text) => {
    const item = itemOf(set, text);
    const answer = classifier.classify(item);
    switch (set.target) {
      case 'themes': {
        if (set.task === 'one') return { labels: [(classifier.nearest(item)?.themeId ?? 0) - 1], score: 0 };
        return { labels: [...new Set(answer.mentions.map(({ themeId }) => themeId - 1))], score: 0 };
      }
      case 'sentiment':
        return { labels: [set.labels.indexOf(answer.sentimentLabel ?? 'neutral')], score: 0 };
      case 'intent':
        return { labels: [set.labels.indexOf(answer.intent ?? 'other')], score: 0 };
      case 'serious':
        return { labels: answer.priority === 'P1' ? [0] : [], score: answer.priorityScore };
    }
  });
  return { labels: answers.map(({ labels }) => labels), scores: answers.map(({ score }) => score) };
}

/** Probabilities of a task's columns for whole texts, by key: what lies below the thresholds too. */
export function probabilities(
  blob: Uint8Array,
  name: TaskName,
  texts: readonly LabelledText[],
): Map<number | string, number>[] {
  const model = decodeModel(blob);
  const task = model.tasks.find((one) => one.name === name);
  const scorer = new Scorer(model);
  return texts.map(({ text }) => {
    scorer.score(text);
    return new Map(
      (task?.keys ?? []).map((key, at) => {
        const curve = task?.platt[at];
        return [key, curve === undefined ? 0 : probabilityOf(curve, scorer.scores[(task?.from ?? 0) + at] ?? 0)];
      }),
    );
  });
}
