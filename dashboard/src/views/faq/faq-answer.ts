import type { FaqGap } from '@koe/api/contract/faq';
import { formatCount } from '../../words/format.js';
import type { Language, Words } from '../../words/words.js';

/** Those that wait for an answer: open, and answered by no article. */
function openGaps(gaps: readonly FaqGap[]): readonly FaqGap[] {
  return gaps.filter(({ status, covered }) => status === 'open' && !covered);
}

/** The answer to the question at the head: how many there are, and what answers would save. */
export function faqAnswer(gaps: readonly FaqGap[], { faq }: Pick<Words, 'faq'>, language: Language): string {
  const open = openGaps(gaps);
  const [largest] = open;
  if (!largest) return gaps.length === 0 ? faq.answer.none : faq.answer.covered(formatCount(gaps.length, language));
  // the ends are added up: the gaps stand on one assumption, so their doubts do not even out
  const sum = (end: 0 | 1): number => open.reduce((total, { saved }) => total + saved[end], 0);
  return [
    faq.answer.gaps(formatCount(open.length, language), perWeek(sum(0), language), perWeek(sum(1), language)),
    faq.answer.biggest(typicalQuestion(largest, language)?.text ?? largest.name[language]),
  ].join(language === 'ja' ? '' : ' ');
}

/** A heading has room for so many characters. */
const LONGEST_HEADING = 80;

/**
 * The most typical voice's first question, masked as everything is, of the reader's language where one has it; null where none is short enough
 * to stand at the head.
 */
export function typicalQuestion(
  { quotes }: { readonly quotes: readonly Pick<FaqGap['quotes'][number], 'text' | 'lang'>[] },
  language: Language,
): { readonly text: string; readonly lang: string } | null {
  const questions = quotes.flatMap(({ text, lang }) => {
    const [sentence = ''] = /^[^。？?!！\n]+[。？?!！]*/u.exec(text.trim()) ?? [];
    const letters = [...sentence.trim()].length;
    const fits = letters >= 6 && letters <= LONGEST_HEADING && !sentence.startsWith('…');
    return fits ? [{ text: sentence.trim(), lang }] : [];
  });
  return questions.find(({ lang }) => lang === language) ?? questions[0] ?? null;
}

/** Few a week with one digit, many without: a tenth of forty contacts would pretend precision. */
export function perWeek(value: number, language: Language): string {
  return value >= 10
    ? formatCount(value, language)
    : value.toLocaleString(language === 'ja' ? 'ja-JP' : 'en-GB', { maximumFractionDigits: 1 });
}
