import { describe, expect, it } from 'vitest';
import { lookForGaps, type KnownArticle, type Question } from '@koe/jobs/test-only/insight/faq/look';
import { questionText } from '@koe/sql/domain/faq/question-text';

const RETURNS = [
  'この靴のサイズ交換はできますか?',
  '靴のサイズを交換したいのですが、できますか。',
  'サイズが合わない靴の交換方法を教えてください。',
  '購入した靴はサイズ交換できますか?',
  '靴のサイズ交換の手順を教えて。',
  'サイズ交換は靴でも受け付けていますか?',
];
const RECEIPT = [
  'How do I get a receipt for my order?',
  'Where can I download the receipt of an order?',
  'Can you send me a receipt for my last order?',
  'How can I print a receipt for the order?',
  'Is there a way to get an order receipt?',
  'Where is the receipt for my order?',
];
/** What else is written, no two of them alike: what is rare can only be told among other things. */
const OTHERS_JA = [
  ...[
    '色が思っていたのと違いました',
    '店員さんが親切でした',
    'ポイントが消えました',
    '配送が遅かったです',
    '画面が固まります',
  ],
  ...['包装がつぶれていました', '駐車場が狭いです', '味が好みでした', '電話がつながりません', '保証書が入っていません'],
  ...['値段が上がりました', '説明書が読みにくいです', '音が大きいです', '在庫がありません', '会員証をなくしました'],
];
const OTHERS_EN = [
  ...[
    'My parcel was late',
    'Great colours',
    'The app crashes often',
    'Staff were kind',
    'Too loud at night',
    'Wrong size label',
  ],
  ...['Parking is small', 'I love the taste', 'Nobody answers the phone', 'The box was crushed', 'Price went up again'],
  ...['Manual is hard to read', 'Out of stock again', 'Lost my member card', 'The screen freezes'],
];
const asked = (texts: readonly string[], lang: string, prefix: string, weeks = 4): Question[] =>
  texts.map((text, at) => ({
    ...{ id: `${prefix}${String(at)}`, lang, text, channel: at % 2 === 0 ? 'email' : 'chat', week: at % weeks },
    ...{ contact: true, unanswered: at === 0, themes: [prefix === 'o' ? 1 : 20] },
  }));
const QUESTIONS = [
  ...asked(RETURNS, 'ja', 'r'),
  ...asked(RECEIPT, 'en', 'e'),
  ...asked(OTHERS_JA, 'ja', 'o'),
  ...asked(OTHERS_EN, 'en', 'p'),
];
const look = (questions: readonly Question[], articles: readonly KnownArticle[] = []): ReturnType<typeof lookForGaps> =>
  lookForGaps({ questions, articles, weeks: 4 });
const article = (title: string, body: string, lang: 'ja' | 'en'): KnownArticle => ({
  articleId: title,
  title,
  body,
  lang,
});

describe('questions that recur', () => {
  it('are put together by what they ask, in either language, and counted by week and channel', async () => {
    const groups = await look(QUESTIONS);
    expect(groups.map(({ ids }) => [...ids].sort().join())).toEqual(
      expect.arrayContaining(['r0,r1,r2,r3,r4,r5', 'e0,e1,e2,e3,e4,e5']),
    );
    const returns = groups.find(({ ids }) => ids.includes('r0'));
    expect(returns).toMatchObject({ weeks: [2, 2, 1, 1], unanswered: 1, themeId: 20, themeShare: 1, covered: false });
    expect(returns?.channels).toEqual([
      { key: 'chat', count: 3 },
      { key: 'email', count: 3 },
    ]);
  });

  it('asked by many in one week alone do not recur', async () => {
    expect(await look([...asked(RETURNS, 'ja', 'r', 1), ...asked(OTHERS_JA, 'ja', 'o')])).toEqual([]);
  });

  it('are answered by an article about them, and by none about something else or in another language', async () => {
    const right = article(
      '靴のサイズ交換はできますか',
      '未使用の靴は、購入から14日以内であればサイズ交換の手順に沿って交換できます。',
      'ja',
    );
    const wrong = article('ポイントの有効期限', 'ポイントは最後の購入から1年で失効します。', 'ja');
    const foreign = article(
      'Can I exchange shoes?',
      'Unworn shoes can be exchanged for another size within 14 days.',
      'en',
    );
    const coveredBy = async (articles: readonly KnownArticle[]): Promise<boolean | undefined> =>
      (await look(QUESTIONS, articles)).find(({ ids }) => ids.includes('r0'))?.covered;
    expect(await coveredBy([right, wrong])).toBe(true);
    expect(await coveredBy([wrong])).toBe(false);
    expect(await coveredBy([foreign])).toBe(false);
  });

  it('come out the same every time', async () => {
    expect(await look(QUESTIONS)).toEqual(await look(QUESTIONS));
  });
});

describe('the words that ask', () => {
  it('are the sentences that do, else how the text begins', () => {
    expect(questionText('お世話になります。交換はできますか?よろしくお願いします。')).toBe('交換はできますか?');
    expect(questionText('Hello. I bought shoes. How do I return them? Thanks.')).toBe('How do I return them?');
    expect(questionText('届きません。連絡をください。困ります。')).toBe('届きません。 連絡をください。');
    expect(questionText(`${'あ'.repeat(399)}😀😀`)).not.toMatch(/\p{Surrogate}/u);
  });
});
