import { detectLanguage } from '@koe/jobs/test-only/normalise/text/detect-language';
import type { BenchLine } from '../bench-line.js';
import { lineOf } from './measure-set.js';
import { bootstrap } from './metrics/bootstrap.js';
import { shortTexts } from './sets/short-texts.js';

const LANGS = ['ja', 'en', 'zh', 'ko'] as const;

/** Share of short texts whose language is told rightly, for every language alone. */
export function measureLanguages(): BenchLine[] {
  const texts = shortTexts(LANGS) ?? [];
  return LANGS.flatMap((lang) => {
    const own = texts.filter((text) => text.lang === lang);
    if (own.length === 0) return [];
    const right = own.map(({ text }) => (detectLanguage(text) === lang ? 1 : 0));
    const figure = bootstrap(own.length, (items) => items.reduce((sum, i) => sum + (right[i] ?? 0), 0) / items.length);
    return [lineOf(`quality.language.${lang}`, figure, 'share')];
  });
}
