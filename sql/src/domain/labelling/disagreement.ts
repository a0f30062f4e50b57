import { foldText } from '../search/fold.js';
import type { Theme } from '../theme.js';

interface Phrase {
  readonly text: string;
  readonly themeId: number;
}

const WORD = /[a-z0-9]/;

/**
 * Finds the themes one of whose phrases stands literally in a text: the plain rule that a model is compared with. Phrases of
 * Latin letters stand alone, so that `late` is not found in `chocolate`.
 * @returns a function from a folded text (`foldText`) to theme ids; its time grows with the text, not with the phrases
 */
export function phraseRule(themes: readonly Theme[]): (folded: string) => Set<number> {
  const byBeginning = new Map<string, Phrase[]>();
  for (const theme of themes)
    for (const example of [...theme.examples.ja, ...theme.examples.en]) {
      const text = foldText(example);
      if (text.length < 2) continue;
      const beginning = text.slice(0, 2);
      byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), { text, themeId: theme.id }]);
    }
  return (folded) => {
    const found = new Set<number>();
    for (let at = 0; at + 1 < folded.length; at += 1)
      for (const { text, themeId } of byBeginning.get(folded.slice(at, at + 2)) ?? [])
        if (!found.has(themeId) && folded.startsWith(text, at) && standsAlone(folded, at, text)) found.add(themeId);
    return found;
  };
}

function standsAlone(folded: string, at: number, phrase: string): boolean {
  const before = folded[at - 1] ?? ' ';
  const after = folded[at + phrase.length] ?? ' ';
  return (
    !(WORD.test(phrase[0] ?? '') && WORD.test(before)) &&
    !(WORD.test(phrase[phrase.length - 1] ?? '') && WORD.test(after))
  );
}
