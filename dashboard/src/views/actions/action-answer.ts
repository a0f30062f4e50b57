import { formatCount } from '../../words/format.js';
import type { Language, Words } from '../../words/words.js';
import type { Tally } from './action-list.js';

/** Whether it is moving and whether it worked, in a sentence or two. */
export function actionAnswer(
  tally: Tally,
  total: number,
  { actions }: Pick<Words, 'actions'>,
  language: Language,
): string {
  const words = actions.answer;
  if (total === 0) return words.none;
  const count = (n: number): string => formatCount(n, language);
  const { open, late, blocked, measuring, worked, judged } = tally;
  const moving =
    open === 0
      ? words.noneOpen
      : late === 0 && blocked === 0
        ? words.onTrack(count(open))
        : words.behind(
            count(open),
            blocked === 0
              ? words.late(count(late))
              : late === 0
                ? words.blocked(count(blocked))
                : words.lateAnd(count(late)) + words.blocked(count(blocked)),
          );
  return [
    moving,
    ...(measuring > 0 ? [words.measuring(count(measuring))] : []),
    ...(judged > 0 ? [words.worked(count(worked), count(judged))] : []),
  ].join(language === 'ja' ? '' : ' ');
}
