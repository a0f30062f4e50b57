import type { Scorecard } from '@koe/sql/domain/scorecard/scorecard';
import { formatCount, formatShare } from '../../words/format.js';
import type { Language, Words } from '../../words/words.js';
import { weakSpots, worsened } from './weak-spots.js';

/** So many are named; the table shows the others. */
const NAMED = 3;

/** The screen's question answered: where it is clearly weaker than elsewhere, and what of all became worse. */
export function scorecardSentence(
  card: Scorecard,
  rowName: (key: string) => string,
  comparison: keyof Words['scorecard']['answer']['before'] | 'off',
  language: Language,
  words: Words,
): string {
  const { answer, measures } = words.scorecard;
  const percent = (value: number | null): string => formatShare(value ?? 0, language);
  const spots = weakSpots(card);
  const named = spots
    .slice(0, NAMED)
    .map(({ row, measure, now, rest }) =>
      answer.cell(rowName(row), measures[measure.id], percent(now.value), percent(rest.value)),
    );
  if (spots.length > NAMED) named.push(answer.more(formatCount(spots.length - NAMED, language)));
  const worse = worsened(card).map(({ measure }) => measures[measure.id]);
  return (
    (named.length === 0 ? answer.none : answer.weak(named.join(answer.join))) +
    (worse.length === 0 || comparison === 'off' ? '' : answer.worse(worse.join(answer.join), answer.before[comparison]))
  );
}
