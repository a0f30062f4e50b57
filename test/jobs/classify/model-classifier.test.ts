import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClassifyInput } from '@koe/jobs/classify/classifier';
import { createClassifier } from '@koe/jobs/classify/registry';
import { trainModel } from '@koe/jobs/test-only/classify/training/train-model';
import type { Classification } from '@koe/sql/domain/classification';
import { INTENTS, PRIORITIES, SENTIMENTS } from '@koe/sql/domain/item';
import { EXAMPLES, SET, THEMES } from './training/made-up.js';

const { blob } = trainModel(SET);
const classifier = createClassifier(THEMES, blob);
const single = createClassifier(THEMES, trainModel({ ...SET, single: true }).blob);

type Parts = ClassifyInput['parts'];
const input = (parts: Parts, rest: Partial<ClassifyInput> = {}): ClassifyInput => ({
  kind: 'ticket',
  channel: 'email',
  lang: 'en',
  parts,
  scores: [],
  ...rest,
});
const customer = (text: string, key = 'a'): Parts[number] => ({ role: 'customer', key, text });
const classify = (...parts: Parts): Classification => classifier.classify(input(parts));
const told = (answer: Classification, parts: Parts): [number, string, string][] =>
  answer.mentions.map(({ themeId, partKey, start, end, sentiment }) => [
    themeId,
    parts.find(({ key }) => key === partKey)?.text.slice(start, end) ?? '',
    sentiment,
  ]);

describe('a classifier with a model', () => {
  it('names theme, sentiment and intent, and the words that decided', () => {
    const parts = [customer('my package number 7 is a disappointment')];
    const answer = classify(...parts);
    expect(answer).toMatchObject({ sentimentLabel: 'negative', intent: 'complaint' });
    expect(told(answer, parts)).toEqual([[2, expect.stringContaining('package'), 'negative']]);
    expect(answer.reasons).toContainEqual(
      expect.objectContaining({ reason: 'complaint', evidence: expect.objectContaining({ partKey: 'a' }) }),
    );
  });

  it('each mention has the sentiment of its own sentence', () => {
    const parts = [customer('The parcel is a delight. My bill is a disappointment.')];
    const said = told(classify(...parts), parts);
    expect(said).toContainEqual([2, expect.stringContaining('parcel'), 'positive']);
    expect(said).toContainEqual([3, expect.stringContaining('bill'), 'negative']);
  });

  it('finds in a long text what each of its sentences says', () => {
    const filler = 'Then we sat in the garden and talked about the weather of that week. '.repeat(12);
    const parts = [customer(`${filler}The courier is a delight. ${filler}Your login is a disappointment.`)];
    const said = told(classify(...parts), parts);
    expect(said).toContainEqual([2, expect.stringContaining('courier'), 'positive']);
    expect(said).toContainEqual([4, expect.stringContaining('login'), 'negative']);
  });

  it('hears only the customer', () => {
    const answer = classify(
      { role: 'agent', key: 'x', text: 'The parcel is a disappointment' },
      customer('my invoice is a delight', 'c'),
    );
    expect(answer.mentions.map(({ themeId, partKey }) => [themeId, partKey])).toEqual([[3, 'c']]);
    expect(answer.sentimentLabel).toBe('positive');
    expect(classify({ role: 'agent', key: 'x', text: 'The parcel' }).sentiment).toBeNull();
  });

  it('points into the text as written', () => {
    const text = '㈱ ﾊﾞｽ: ＭＹ ＰＡＣＫＡＧＥ is a disappointment';
    expect(told(classify(customer(text)), [customer(text)])).toEqual([
      [2, expect.stringContaining('ＰＡＣＫＡＧＥ'), 'negative'],
    ]);
  });

  it('serious words are a reason of their own, with their evidence', () => {
    const answer = classify(customer('my bill number 40 is a disappointment'));
    expect(answer.reasons[0]).toMatchObject({ reason: 'serious_words', evidence: { partKey: 'a' } });
    const mild = classify(customer('the courier number 40 is a disappointment'));
    expect(mild.reasons.map(({ reason }) => reason)).not.toContain('serious_words');
    expect(answer.priorityScore).toBeGreaterThan(mild.priorityScore);
  });

  it('lets the customer’s own score speak, alone where no word is known', () => {
    const scores = [{ kind: 'csat' as const, value: 1, min: 1, max: 5 }];
    expect(classifier.classify(input([customer('〒')], { scores })).sentimentLabel).toBe('negative');
  });

  it('knows one theme for everything where one applies, and the nearest one always', () => {
    expect(single.classify(input([customer('the parcel number 3')])).mentions).toHaveLength(1);
    for (const text of ['the courier', '', '😀'])
      expect(THEMES.map(({ id }) => id)).toContain(classifier.nearest(input([customer(text)]))?.themeId);
    expect(classifier.nearest(input([customer('your login')]))?.themeId).toBe(4);
  });

  it('says nothing of themes that have left the tree', () => {
    const fewer = createClassifier(THEMES.slice(0, 2), blob);
    expect(fewer.classify(input([customer('my invoice is a delight')])).mentions).toEqual([]);
  });

  it('its version changes with model, tree and cut-offs, and with nothing else', () => {
    expect(createClassifier(THEMES, blob).version).toBe(classifier.version);
    const versions = [
      classifier.version,
      createClassifier(THEMES.slice(1), blob).version,
      createClassifier(THEMES, trainModel({ ...SET, seed: 4 }).blob).version,
      createClassifier(THEMES, blob, { cutOffs: { P1: 0.9, P2: 0.5, P3: 0.2 } }).version,
      createClassifier(THEMES).version,
    ];
    expect(new Set(versions).size).toBe(versions.length);
  });

  const word = fc.constantFrom(
    ...EXAMPLES.slice(0, 30).flatMap(({ text }) => text.split(' ')),
    'ﾊﾞ',
    '。',
    '㈱',
    '\ud800',
    '\n',
    '😀',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(word, { maxLength: 80 }).map((list) => list.join(' ')),
  );

  it('answers anything, the same each time, with reasons that add up and spans inside their part', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), (texts) => {
        const parts = texts.map((one, i) => customer(one, String(i)));
        const answer = classify(...parts);
        expect(classify(...parts)).toEqual(answer);
        expect(PRIORITIES).toContain(answer.priority);
        expect(answer.reasons.reduce((sum, reason) => sum + reason.weight, 0)).toBeCloseTo(answer.priorityScore, 9);
        if (answer.intent !== null) expect(INTENTS).toContain(answer.intent);
        if (answer.sentiment !== null) expect(Math.abs(answer.sentiment)).toBeLessThanOrEqual(1);
        for (const span of [...answer.mentions, ...answer.reasons.flatMap(({ evidence }) => evidence ?? [])]) {
          const length = parts.find(({ key }) => key === span.partKey)?.text.length ?? 0;
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(length);
        }
        for (const { sentiment, confidence } of answer.mentions) {
          expect(SENTIMENTS).toContain(sentiment);
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
        const keys = answer.mentions.map(({ partKey, themeId }) => `${partKey} ${themeId}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('takes a hundred thousand characters in its stride', () => {
    const started = performance.now();
    for (const unit of ['あ', 'a ', 'my parcel. ', 'not ', '😀', '、', 'ﾊﾞ'])
      classify(customer(unit.repeat(100_000 / unit.length)));
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
