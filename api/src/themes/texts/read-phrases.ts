import { familyOf, type Family } from '@koe/jobs/classify/discovery/reader';
import { readSpaced, readWords } from '@koe/jobs/classify/discovery/read-spaced';
import { spoken, type Reading } from '@koe/jobs/classify/discovery/reading';
import { EMPTY_JAPANESE } from '@koe/jobs/classify/discovery/stop-words';
import type { Lang } from '@koe/sql/domain/item';

/** Noun compounds of Japanese hold so many words at most; longer runs are lists. */
const LONGEST_COMPOUND = 3;
/** Words that can name something: no hiragana, which is mostly grammar. */
const NOUN = /^[\p{Script=Han}\p{Script=Katakana}ー々a-z0-9]+$/u;
const LETTER = /[\p{Script=Han}\p{Script=Katakana}a-z]/u;
/** Predicates that say what is wrong or right: 遅い, 使えない, 分かりにくい, 遅すぎる. A stem and its ending, as written. */
const PREDICATE =
  /[\p{Script=Han}々]{1,2}[ぁ-ん]{0,3}?(?:にくい|づらい|やすい|すぎる|すぎて|しない|しません|できない|できません|ない|なかった|ません|しい|しかった|い(?=[。、!?\s]|です|と|し|ので|けど|が|$))/gu;

const japanese = new Intl.Segmenter('ja', { granularity: 'word' });
const chinese = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * The phrases of a text as they stand in it, so that a search finds them. Japanese by the segmenter of the platform and not by
 * kuromoji: that one gives base forms, which stand in no text, and costs 400 MB and a millisecond a sentence.
 */
export function readPhrases(text: string, lang: Lang): { readonly family: Family; readonly reading: Reading } {
  const family = familyOf(lang);
  const folded = spoken(text.normalize('NFKC').toLowerCase());
  if (family === 'spaced') {
    // words of two sentences, or around masked data, stand in no text side by side
    const asWritten = folded.replace(/[’‘]/g, "'");
    const { terms, phrases } = readSpaced(text);
    return { family, reading: { terms, phrases: new Set([...phrases].filter((each) => asWritten.includes(each))) } };
  }
  if (family === 'ja') return { family, reading: { terms: new Map(), phrases: japanesePhrases(folded) } };
  const words = [...chinese.segment(folded)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  return { family, reading: readWords(words, '') };
}

function japanesePhrases(text: string): Set<string> {
  const phrases = new Set<string>();
  let run: string[] = [];
  for (const { segment } of japanese.segment(text)) {
    if (NOUN.test(segment)) {
      run.push(segment);
      continue;
    }
    addCompounds(run, phrases);
    run = [];
  }
  addCompounds(run, phrases);
  for (const [predicate] of text.matchAll(PREDICATE)) if (!EMPTY_JAPANESE.has(predicate)) phrases.add(predicate);
  return phrases;
}

/** Every compound within a run of nouns: which part of it is spoken of is for the counts to say. */
function addCompounds(run: readonly string[], phrases: Set<string>): void {
  for (let from = 0; from < run.length; from++)
    for (let size = 1; size <= LONGEST_COMPOUND && from + size <= run.length; size++) {
      const words = run.slice(from, from + size);
      const phrase = words.join('');
      // 回報告 is the end of 10回報告 and no word
      if (EMPTY_JAPANESE.has(words[0] ?? '') || EMPTY_JAPANESE.has(words.at(-1) ?? '')) continue;
      if (phrase.length > 1 && LETTER.test(phrase)) phrases.add(phrase);
    }
}
