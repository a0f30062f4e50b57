import { describe, expect, it } from 'vitest';
import { weakThemes } from '@koe/jobs/classify/cold-start/weak-themes';
import { yardstick } from '@koe/jobs/classify/cold-start/yardstick';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';

const idOf = (key: string): number => STARTER_THEMES.find((theme) => theme.key === key)?.id ?? 0;
const TEXTS = ['返金されないまま一か月です', '火曜日に利用しました', 'ログインできない。値段も高すぎる。'];

describe('weak labels of themes', () => {
  const [refund, nothing, two] = weakThemes(STARTER_THEMES, TEXTS);

  it('what is said is present, what has nothing to do with it absent', () => {
    expect(refund?.present).toContain(idOf('aftersales.return'));
    expect(refund?.absent).toContain(idOf('store.facility'));
  });

  it('a text may hold several themes, one a sentence', () => {
    expect(two?.present).toEqual(expect.arrayContaining([idOf('account.login'), idOf('purchase.price')]));
  });

  it('a text without a theme says so', () => {
    expect(nothing?.present).toEqual([]);
    expect(nothing?.absent.length).toBeGreaterThan(20);
  });

  it('no theme is both present and absent, and sureness is a share', () => {
    for (const { present, absent, sureness } of weakThemes(STARTER_THEMES, TEXTS)) {
      expect(present.filter((id) => absent.includes(id))).toEqual([]);
      expect(sureness).toBeGreaterThan(0);
      expect(sureness).toBeLessThanOrEqual(1);
    }
  });
});

describe('the measure of scores', () => {
  it('the themes of the starter tree are told apart by each other’s phrases', () => {
    expect(yardstick(STARTER_THEMES, TEXTS).reliability).toBeGreaterThan(0.75);
  });

  it('where all phrases are alike, none is reliable', () => {
    const alike = STARTER_THEMES.filter(({ examples }) => examples.ja.length > 0).map((theme) => ({
      ...theme,
      name: { ja: '', en: '' },
      description: { ja: '', en: '' },
      examples: { ja: ['同じ言葉です', '同じ言葉です'], en: [] },
    }));
    expect(yardstick(alike, TEXTS).reliability).toBeLessThan(0.1);
  });

  it('a tree without phrases is measured in units', () => {
    expect(yardstick([], TEXTS).length).toBeGreaterThan(0);
  });
});
