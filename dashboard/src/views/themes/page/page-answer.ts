import type { ThemePageAnswer } from '@koe/sql/domain/analysis/theme-page';
import { compare } from '@koe/sql/domain/metric/difference';
import { formatChange, formatCount, formatShare } from '../../../words/format.js';
import type { Language, Words } from '../../../words/words.js';

/** So many segments a sentence bears. */
const NAMED = 2;

/**
 * The page's question answered: how much of all voices, whether that has changed, and where it is said most.
 * @param comparison what `shareBefore` is of; nothing is said of a change when nothing is compared
 */
export function pageAnswer(
  { share, shareBefore, items, segments }: ThemePageAnswer,
  segmentName: (by: string, key: string) => string,
  comparison: keyof Words['themePage']['answer']['before'] | 'off',
  { themePage: { answer } }: Pick<Words, 'themePage'>,
  lang: Language,
): string {
  if (items === 0) return answer.none + answer.end;
  if (share.value === null || share.interval === null) return answer.few(formatCount(share.n, lang)) + answer.end;
  const said = [
    answer.share(
      formatShare(share.value, lang),
      between(share.interval, (end) => formatShare(end, lang)),
    ),
  ];
  const before = comparison === 'off' ? null : answer.before[comparison];
  if (before !== null && (shareBefore === null || shareBefore.value === null)) said.push(answer.noBefore(before));
  else if (before !== null && shareBefore !== null) {
    const { difference, interval, clear } = compare(share, shareBefore);
    const say = (value: number): string => formatChange(value, 'share', lang);
    const change = say(difference ?? 0);
    const bounds = interval ? between(interval, say) : '';
    if (!clear) said.push(answer.same(change, before));
    else said.push(((difference ?? 0) > 0 ? answer.up : answer.down)(change.replace(/^[+\-−]/, ''), before, bounds));
  }
  const most = segments.filter(({ clear, lift }) => clear && lift > 1).slice(0, NAMED);
  if (most.length > 0)
    said.push(answer.where(most.map(({ by, key }) => segmentName(by, key)).join(lang === 'ja' ? '・' : ', ')));
  return said.join(answer.join) + answer.end;
}

function between([low, high]: readonly [number, number], say: (value: number) => string): string {
  return `${say(low)}–${say(high)}`;
}
