import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Classifier, ClassifyInput } from '@koe/jobs/classify/classifier';
import { coldStartSet } from '@koe/jobs/classify/cold-start/cold-start-set';
import { metaTokens } from '@koe/jobs/classify/features/meta-tokens';
import { createClassifier } from '@koe/jobs/classify/registry';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import { trainModel } from '@koe/jobs/classify/training/train-model';
import { generateSample } from '@koe/jobs/test-only/sample/generate';
import { truthOf, type SampleItem } from '@koe/jobs/test-only/sample/sample-item';
import type { Classification } from '@koe/sql/domain/classification';
import type { Kind, Score } from '@koe/sql/domain/item';

/** A figure that was reached, 0–1, and two standard errors of it. What is reached only rises. */
const floorSchema = z.object({ reached: z.number().min(0).max(1), noise: z.number().min(0).max(0.1) });
const bySample = z.record(z.string(), z.record(z.string(), floorSchema));
/** `sample` is held by the tree alone, `sampleLearnt` by what is learnt from the texts without a label. */
const FLOORS = z
  .object({ sample: bySample, sampleLearnt: bySample })
  .parse(JSON.parse(readFileSync(new URL('../../bench/floors.json', import.meta.url), 'utf8')));

const SEED = 1;
const keyOf = new Map(STARTER_THEMES.map((theme) => [theme.id, theme.key]));
const KIND: Readonly<Record<SampleItem['stream'], Kind>> = {
  'survey-ja': 'survey',
  'survey-en': 'survey',
  reviews: 'social',
  social: 'social',
  tickets: 'ticket',
  calls: 'call',
};

const ITEMS = [...generateSample({ seed: 20_261_121, endAt: new Date('2026-11-21T00:15:00Z'), target: 1_500 })];
const CLASSIFIERS = { sample: createClassifier(STARTER_THEMES), sampleLearnt: learnt() };

/** Learns as an installation does on its first day: from its own texts and scores, without a label. */
function learnt(): Classifier {
  const texts = ITEMS.map((item) => {
    const { parts, scores, lang, channel } = inputOf(item);
    const voice = parts.filter(({ role }) => role === 'customer').map(({ text }) => text);
    return { text: voice.join('\n'), lang, scores, meta: metaTokens({ channel, scores }) };
  });
  return createClassifier(STARTER_THEMES, trainModel(coldStartSet(STARTER_THEMES, texts, [], SEED)).blob);
}

/** What the item's stream would have brought: turns where there is a conversation, and the scores of its kind. */
function inputOf(item: SampleItem): ClassifyInput {
  const texts = item.texts.map((text) => ({ role: 'customer' as const, text }));
  const parts = 'turns' in item ? item.turns : texts;
  return {
    kind: KIND[item.stream],
    channel: item.channel,
    lang: item.lang,
    parts: parts.map(({ role, text }, at) => ({ key: String(at), role, text })),
    scores: scoresOf(item),
  };
}

function scoresOf(item: SampleItem): Score[] {
  if ('csat' in item)
    return [
      { kind: 'csat', value: item.csat, min: 1, max: 5 },
      ...(item.nps === undefined ? [] : [{ kind: 'nps' as const, value: item.nps, min: 0, max: 10 }]),
      ...(item.ces === undefined ? [] : [{ kind: 'ces' as const, value: item.ces, min: 1, max: 5 }]),
    ];
  if ('stars' in item) return [{ kind: 'rating', value: item.stars, min: 1, max: 5 }];
  return 'rating' in item && item.rating !== undefined ? [{ kind: 'csat', value: item.rating, min: 0, max: 1 }] : [];
}

interface Held {
  readonly item: SampleItem;
  readonly answer: Classification;
}
const MEASURES: Readonly<Record<string, (held: readonly Held[]) => number>> = {
  themes: microF1,
  sentiment: (held) => accuracy(held, (answer, truth) => (answer.sentimentLabel ?? 'neutral') === truth.sentiment),
  intent: (held) => accuracy(held, (answer, truth) => (answer.intent ?? 'other') === truth.intent),
  priority: (held) => accuracy(held, (answer, truth) => answer.priority === truth.priority),
};

function accuracy(
  held: readonly Held[],
  agrees: (answer: Classification, truth: ReturnType<typeof truthOf>) => boolean,
): number {
  return held.filter(({ item, answer }) => agrees(answer, truthOf(item))).length / held.length;
}

/** Over leaf themes of an item, each named once. */
function microF1(held: readonly Held[]): number {
  let hits = 0;
  let named = 0;
  let wanted = 0;
  for (const { item, answer } of held) {
    const truth = new Set(truthOf(item).themes);
    const said = new Set(answer.mentions.map(({ themeId }) => keyOf.get(themeId) ?? ''));
    named += said.size;
    wanted += truth.size;
    for (const key of said) if (truth.has(key)) hits += 1;
  }
  return (2 * hits) / (named + wanted);
}

describe.each(['sample', 'sampleLearnt'] as const)('on the %s', (name) => {
  const answers = ITEMS.map((item) => ({ item, answer: CLASSIFIERS[name].classify(inputOf(item)) }));

  describe.each(['ja', 'en'] as const)('in %s', (lang) => {
    const held = answers.filter(({ item }) => item.lang === lang);

    it('there is enough to measure on', () => {
      expect(held.length).toBeGreaterThan(250);
    });

    it.each(Object.entries(MEASURES))('%s stay where they were, but for their noise', (task, measure) => {
      const { reached, noise } = floorSchema.parse(FLOORS[name][lang]?.[task]);
      expect(measure(held)).toBeGreaterThanOrEqual(reached - noise);
    });
  });

  it('every floor is held by a measure', () => {
    for (const floors of Object.values(FLOORS[name]))
      expect(Object.keys(floors).sort()).toEqual(Object.keys(MEASURES).sort());
  });
});
