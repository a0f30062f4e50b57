import { SENTIMENTS } from '../item.js';
import type { Metric } from './metric.js';
import { count, distinct } from './method/count.js';
import { share } from './method/share.js';

const NEGATIVE = SENTIMENTS.indexOf('negative') + 1;

export const volume: Metric = {
  id: 'volume',
  version: 1,
  unit: 'items',
  direction: 'none',
  minimumN: 0,
  name: { ja: '件数', en: 'Volume' },
  definition: { ja: '声の件数。', en: 'Number of feedback items.' },
  counts: { ja: '声', en: 'items' },
  variants: [],
  method: () => count,
  read: () => () => 1,
};

export const people: Metric = {
  id: 'people',
  version: 1,
  unit: 'people',
  direction: 'none',
  minimumN: 0,
  name: { ja: '人数', en: 'People' },
  definition: {
    ja: '声を寄せた人の数。人が分からない声は含まない。',
    en: 'Number of different people; items of unknown people are left out.',
  },
  counts: { ja: '人', en: 'people' },
  variants: [],
  method: () => distinct,
  read:
    ({ person }) =>
    (row) =>
      person[row] || Number.NaN,
};

export const negativeShare: Metric = {
  id: 'negative_share',
  version: 1,
  unit: 'share',
  direction: 'down',
  minimumN: 30,
  name: { ja: '否定的な声の割合', en: 'Negative share' },
  definition: {
    ja: '感情が判定された声のうち、否定的なものの割合。',
    en: 'Share of negative items among those with a sentiment.',
  },
  counts: { ja: '感情が判定された声', en: 'items with a sentiment' },
  variants: [],
  method: () => share,
  read:
    ({ sentiment }) =>
    (row) => {
      const code = sentiment[row] ?? 0;
      return code === 0 ? Number.NaN : code === NEGATIVE ? 1 : 0;
    },
};

export const themeShare: Metric = {
  id: 'theme_share',
  version: 1,
  unit: 'share',
  direction: 'none',
  minimumN: 30,
  name: { ja: 'テーマ割合', en: 'Theme share' },
  definition: {
    ja: 'テーマまたはその下位テーマに言及した声を、お客様の文章がある分類済みの声で割った割合。合計は100%にならない。',
    en: 'Items that mention the theme or one below it ÷ classified items with customer text; shares do not add up to 100 %.',
  },
  counts: { ja: 'お客様の文章がある分類済みの声', en: 'classified items with customer text' },
  variants: [],
  method: () => share,
  amongAllThemes: true,
  read:
    ({ voice }, { matchesTheme }) =>
    (row) =>
      voice[row] === 1 ? (matchesTheme(row) ? 1 : 0) : Number.NaN,
};

export const unclassifiedShare: Metric = {
  id: 'unclassified_share',
  version: 1,
  unit: 'share',
  direction: 'down',
  minimumN: 30,
  name: { ja: '未分類の割合', en: 'Unclassified share' },
  definition: {
    ja: 'お客様の文章がある分類済みの声のうち、どのテーマにも当てはまらなかった割合。',
    en: 'Share of classified items with customer text for which no theme was found.',
  },
  counts: { ja: 'お客様の文章がある分類済みの声', en: 'classified items with customer text' },
  variants: [],
  method: () => share,
  read:
    ({ voice }, { hasTheme }) =>
    (row) =>
      voice[row] === 1 ? (hasTheme(row) ? 0 : 1) : Number.NaN,
};
