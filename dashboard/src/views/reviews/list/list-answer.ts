import type { getUndecided, ReviewSummary } from '@koe/api/contract/reviews';
import type { z } from 'zod';
import { formatCount, formatDate } from '../../../words/format.js';
import type { Language, Words } from '../../../words/words.js';

type Undecided = z.output<NonNullable<(typeof getUndecided)['answer']>>;

/** What is decided next, in one or two sentences. @param next meetings that have not ended, the earliest first */
export function listAnswer(
  next: readonly ReviewSummary[],
  undecided: Undecided | null,
  words: Words['reviews'],
  lang: Language,
): string {
  const running = next.find(({ state }) => state === 'running');
  const [first] = next;
  const count = (value: number): string => formatCount(value, lang);
  const meeting = running
    ? words.answer.running(formatDate(running.heldOn, lang))
    : !first
      ? words.answer.none
      : first.asked === 0
        ? words.answer.nextNothing(formatDate(first.heldOn, lang), first.startsAt)
        : words.answer.next(formatDate(first.heldOn, lang), first.startsAt, count(first.asked));
  if (!undecided || undecided.from === null) return meeting;
  const oldest = undecided.undecided[0];
  const themes = oldest
    ? words.answer.undecided(count(undecided.undecided.length), count(oldest.weeks))
    : words.answer.allDecided;
  return `${meeting}${lang === 'ja' ? '' : ' '}${themes}`;
}
