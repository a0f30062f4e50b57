import { describe, expect, it } from 'vitest';
import { distinctPhrases } from '@koe/api/test-only/themes/texts/distinct-phrases';
import { readPhrases } from '@koe/api/test-only/themes/texts/read-phrases';
import { foldText } from '@koe/sql/domain/search/fold';

const phrasesOf = (text: string, lang: 'ja' | 'en' | 'zh'): string[] => [...readPhrases(text, lang).reading.phrases];

describe('phrases of a text', () => {
  it('are what Japanese texts name, and what they say of it', () => {
    const phrases = phrasesOf('クーポンコードが使えない。サポートの対応が遅すぎるし、画面も分かりにくい。', 'ja');
    expect(phrases).toEqual(expect.arrayContaining(['クーポンコード', 'サポート', '対応', '使えない', '遅すぎる']));
    expect(phrases.some((phrase) => phrase.endsWith('分かりにくい'))).toBe(true);
    expect(phrases).not.toContain('が');
  });

  it('are runs of words of English, without grammar at their ends', () => {
    const phrases = phrasesOf('The checkout page keeps crashing on my phone.', 'en');
    expect(phrases).toEqual(expect.arrayContaining(['checkout page', 'keeps crashing']));
    expect(phrases).not.toContain('the checkout');
  });

  it('stand in the text as a search folds it; masked data is nobody’s word', () => {
    const text = 'ｻﾎﾟｰﾄ窓口に[email]から連絡したが返事がない';
    const phrases = phrasesOf(text, 'ja');
    expect(phrases).toContain('サポート窓口');
    for (const phrase of phrases) expect(foldText(text)).toContain(foldText(phrase));
    expect(phrases).not.toContain('email');
  });
});

describe('distinct phrases', () => {
  const texts = (count: number, text: string, lang: 'ja' | 'en') =>
    Array.from({ length: count }, () => ({ lang, ...readPhrases(text, lang) }));

  it('are those said more here than elsewhere; the longer of two that say the same', () => {
    const own = [...texts(30, 'The warehouse move delayed my parcel', 'en'), ...texts(30, 'My parcel was fine', 'en')];
    const others = texts(100, 'My parcel was fine', 'en');
    const found = distinctPhrases(own, others, { limit: 5 });
    expect(found[0]).toMatchObject({ lang: 'en', items: 30, of: 60, itemsElsewhere: 0, ofElsewhere: 100 });
    expect(found.map(({ phrase }) => phrase).some((phrase) => phrase.includes('warehouse move'))).toBe(true);
    expect(found.some(({ phrase }) => phrase === 'warehouse')).toBe(false);
    expect(found.some(({ phrase }) => phrase === 'parcel')).toBe(false);
  });

  it('compare each language with itself: more Japanese is no new phrase', () => {
    const own = [...texts(60, '荷物が届いた', 'ja'), ...texts(10, 'My parcel came', 'en')];
    const others = [...texts(10, '荷物が届いた', 'ja'), ...texts(60, 'My parcel came', 'en')];
    expect(distinctPhrases(own, others, { limit: 5 })).toEqual([]);
  });

  it('are none where there is too little to compare', () => {
    expect(distinctPhrases(texts(9, '倉庫移転', 'ja'), texts(100, '雪', 'ja'), { limit: 5 })).toEqual([]);
    expect(distinctPhrases(texts(100, '倉庫移転', 'ja'), texts(9, '雪', 'ja'), { limit: 5 })).toEqual([]);
  });
});
