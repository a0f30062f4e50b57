import { SAMPLE_PRODUCTS } from '../world/products.js';
import type { Prng } from '../world/prng.js';
import type { SampleLang } from './corpus.js';

/** Verdicts for titles of reviews, by stars; they say nothing of a theme. */
const VERDICTS: Readonly<Record<SampleLang, readonly (readonly string[])[]>> = {
  ja: [
    ['おすすめしません', '最悪の買い物', 'がっかり'],
    ['いまひとつ', '期待はずれ', '残念'],
    ['ふつう', '可もなく不可もなく', 'まあまあ'],
    ['満足', 'おおむね良い', '買ってよかった'],
    ['大満足', '最高です', '文句なし'],
  ],
  en: [
    ['Avoid', 'Very disappointed', 'Would not recommend'],
    ['Below expectations', 'Not for me', 'Disappointing'],
    ['Average', 'Fine, no more', 'Mixed feelings'],
    ['Good', 'Happy with it', 'Would buy again'],
    ['Excellent', 'Love it', 'Five stars'],
  ],
};

/** Title of a review of 1–5 stars. */
export function reviewTitle(product: string, stars: number, lang: SampleLang, random: Prng): string {
  const verdict = random.pick(VERDICTS[lang][stars - 1] ?? ['']);
  const name = SAMPLE_PRODUCTS.find(({ key }) => key === product)?.name[lang] ?? product;
  return lang === 'ja' ? `${name}：${verdict}` : `${name}: ${verdict}`;
}
