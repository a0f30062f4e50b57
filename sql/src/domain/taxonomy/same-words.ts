import type { Theme } from '../theme.js';

type Words = Pick<Theme, 'description' | 'examples'>;

/** Whether two themes are described by the same words; in whatever order a database gives their languages. */
export function sameWords(one: Words, other: Words): boolean {
  return (['ja', 'en'] as const).every(
    (language) =>
      one.description[language] === other.description[language] &&
      one.examples[language].length === other.examples[language].length &&
      one.examples[language].every((phrase, i) => phrase === other.examples[language][i]),
  );
}
