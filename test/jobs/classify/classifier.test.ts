import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClassifyInput } from '@koe/jobs/classify/classifier';
import { createClassifier } from '@koe/jobs/classify/registry';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import type { Classification } from '@koe/sql/domain/classification';
import { INTENTS, PRIORITIES, SENTIMENTS } from '@koe/sql/domain/item';

const classifier = createClassifier(STARTER_THEMES);
const keyOf = new Map(STARTER_THEMES.map((theme) => [theme.id, theme.key]));

function input(text: string, rest: Partial<ClassifyInput> = {}): ClassifyInput {
  return {
    kind: 'survey',
    channel: 'survey',
    lang: 'ja',
    parts: [{ role: 'customer', key: 'a', text }],
    scores: [],
    ...rest,
  };
}
const classify = (text: string, rest: Partial<ClassifyInput> = {}): Classification =>
  classifier.classify(input(text, rest));
const themesOf = (answer: Classification): (string | undefined)[] =>
  answer.mentions.map((mention) => keyOf.get(mention.themeId));

describe('the classifier in use', () => {
  it.each([
    ['delivery.late', '予定日を過ぎても荷物が届きません'],
    ['store.waiting', 'レジの行列がひどくて一時間も並んだ'],
    ['aftersales.return', '返品したのに返金されない'],
    ['account.login', 'パスワードの再設定メールが来なくてログインできない'],
    ['support.good', 'オペレーターの方がとても親切で、すぐに解決しました'],
    ['delivery.late', 'My parcel has still not arrived, it is two weeks late'],
    ['purchase.payment', 'My credit card was charged twice for one order'],
    ['account.app', 'The app crashes every time I open it after the update'],
    ['store.staff', 'The cashier in your store was so rude'],
  ])('names %s in: %s', (key, text) => {
    expect(themesOf(classify(text))).toContain(key);
  });

  it.each([
    ['positive', '店員さんが親切でとても満足です'],
    ['negative', '対応が最悪でした'],
    ['negative', '全然親切ではなかった'],
    ['neutral', '火曜日に利用しました'],
    ['positive', 'Absolutely love it, great service'],
    ['negative', 'The staff were not helpful at all'],
  ])('hears %s in: %s', (label, text) => {
    expect(classify(text).sentimentLabel).toBe(label);
  });

  it.each([
    ['praise', 'ありがとうございました。素晴らしい対応でした'],
    ['request', '営業時間をもう少し延ばしてほしいです'],
    ['question', 'この商品はいつ入荷しますか？'],
    ['defect', '電源を入れても動作しない。故障です'],
    ['churn', 'もう利用しません。解約します'],
    ['complaint', '店員の態度が悪くて不愉快でした'],
    ['question', 'How do I change my delivery address?'],
    ['request', 'Please add a dark mode'],
    ['churn', 'I am switching to another provider and cancelling my contract'],
  ])('takes as %s: %s', (intent, text) => {
    expect(classify(text).intent).toBe(intent);
  });

  it.each([
    ['P1', 'safety', '充電中に発火してやけどをしました'],
    ['P1', 'data_leak', 'マイページに他人の個人情報が表示されています'],
    ['P1', 'wrong_charge', 'I was charged twice and nobody helps'],
    ['P1', 'legal', '返金されないなら弁護士に相談します'],
    ['P2', 'churn', 'がっかりしました。もう利用しません'],
    ['P3', 'complaint', '少し待たされて残念でした'],
    ['P4', 'praise', 'とても美味しかったです'],
  ])('gives %s for %s: %s', (priority, reason, text) => {
    const answer = classify(text);
    expect(answer.priority).toBe(priority);
    expect(answer.reasons.map((one) => one.reason)).toContain(reason);
  });

  it('does not alarm where the words deny it or are said in delight', () => {
    expect(classify('怪我はありませんでした').priority).not.toBe('P1');
    expect(classify('Best fire place ever, lovely and wonderful evening, great staff').priority).toBe('P4');
  });

  it('hears only the customer', () => {
    const answer = classify('', {
      parts: [
        { role: 'agent', key: 'a', text: '発火の件、弁護士に確認します' },
        { role: 'customer', key: 'c', text: 'ありがとうございます。助かりました' },
      ],
    });
    expect(answer.priority).toBe('P4');
    expect(answer.mentions.every((mention) => mention.partKey === 'c')).toBe(true);
    expect(classify(' '.trim())).toMatchObject({
      sentiment: null,
      sentimentLabel: null,
      intent: null,
      mentions: [],
      priority: 'P4',
    });
  });

  it('lets the customer’s own score speak, alone where no word judges', () => {
    const text = '火曜日に利用しました';
    expect(classify(text, { scores: [{ kind: 'csat', value: 1, min: 1, max: 5 }] }).sentimentLabel).toBe('negative');
    expect(classify(text, { scores: [{ kind: 'csat', value: 5, min: 1, max: 5 }] }).sentimentLabel).toBe('positive');
  });

  it('raises, never lowers, by customer value and repeated contact', () => {
    const rank = (answer: Classification): number => answer.priorityScore;
    const text = '返信が遅くて困っています';
    expect(rank(classify(text, { customerValue: 1 }))).toBeGreaterThan(rank(classify(text)));
    expect(rank(classify(text, { personContacts: 2 }))).toBeGreaterThan(rank(classify(text)));
  });

  it('changes its version with the tree', () => {
    expect(createClassifier(STARTER_THEMES).version).toBe(classifier.version);
    expect(createClassifier(STARTER_THEMES.slice(1)).version).not.toBe(classifier.version);
  });

  const words = fc.constantFrom(
    '届かない',
    '返金',
    'charged twice',
    'やけど',
    '最高',
    'rude',
    '？',
    '\n',
    '。',
    '😀',
    'ﾎﾝﾄ',
    '\ud800',
    'not',
    ' ',
    '解約',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(words, { maxLength: 30 }).map((list) => list.join('')),
  );

  it('answers anything, the same each time, with reasons that add up and spans inside their part', () => {
    fc.assert(
      fc.property(
        text,
        fc.nat(5),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (written, personContacts, customerValue) => {
          const one = input(written, { personContacts, customerValue });
          const answer = classifier.classify(one);
          expect(classifier.classify(one)).toEqual(answer);
          expect(PRIORITIES).toContain(answer.priority);
          expect(answer.reasons.reduce((sum, reason) => sum + reason.weight, 0)).toBeCloseTo(answer.priorityScore, 9);
          expect(answer.priorityScore).toBeLessThanOrEqual(1);
          if (answer.intent !== null) expect(INTENTS).toContain(answer.intent);
          if (answer.sentiment !== null) expect(Math.abs(answer.sentiment)).toBeLessThanOrEqual(1);
          for (const span of [...answer.mentions, ...answer.reasons.flatMap((reason) => reason.evidence ?? [])]) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThan(span.start);
            expect(span.end).toBeLessThanOrEqual(written.length);
          }
          for (const mention of answer.mentions) {
            expect(SENTIMENTS).toContain(mention.sentiment);
            expect(mention.confidence).toBeGreaterThan(0);
            expect(mention.confidence).toBeLessThanOrEqual(1);
          }
          expect(new Set(answer.mentions.map((mention) => mention.themeId)).size).toBe(answer.mentions.length);
        },
      ),
    );
  });

  it('takes a hundred thousand characters in its stride', () => {
    const started = performance.now();
    for (const unit of ['あ', 'a ', '届かない。', 'if ', '😀', '、']) classify(unit.repeat(100_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});
