import { riseOf } from '@koe/sql/domain/priority/rise';
import { WEEKS_BEFORE, type ThemeEvidence } from '@koe/sql/domain/priority/theme-evidence';
import { Z95 } from '@koe/sql/domain/metric/method/method';
import { wilson } from '@koe/sql/domain/metric/method/share';
import { formatChange, formatCount, formatShare, formatSignedShare } from '../../../words/format.js';
import type { Language, Words } from '../../../words/words.js';

/** A number under a bar: what it says, its interval in small, and a sentence about it. */
export interface TermText {
  readonly text: string;
  readonly interval: string;
  readonly hint: string;
  /** Nothing that is clear: said in grey. */
  readonly quiet?: boolean;
}

type Said = Pick<Words, 'priority' | 'common' | 'charts'>;

/** A share on fewer than this is no number to show, whatever the formula makes of it. */
const MINIMUM_N = 30;

export function frequencyText(theme: ThemeEvidence, { priority }: Said, lang: Language): TermText {
  const share = theme.voices === 0 ? 0 : theme.items / theme.voices;
  if (!theme.shareInterval) return { text: formatShare(share, lang), interval: '', hint: '' };
  const [low, high] = theme.shareInterval.map((end) => formatShare(end, lang));
  return {
    text: formatShare(share, lang),
    interval: spread(theme.shareInterval, lang),
    hint: priority.shareHint(formatCount(theme.items, lang), formatCount(theme.voices, lang), low ?? '', high ?? ''),
  };
}

/** The loss of CSAT where there are scores, else the negative share. */
export function impactText(theme: ThemeEvidence, { priority, common }: Said, lang: Language): TermText {
  if (theme.csatLoss !== null) {
    // a loss is said as what it does to the score
    const points = (value: number): string => formatChange(-value, 'share', lang);
    const half = Z95 * theme.csatLossError;
    const [low, high] = [points(theme.csatLoss + half), points(theme.csatLoss - half)];
    const text = points(theme.csatLoss);
    return {
      text: priority.csat(text),
      interval: `±${(half * 100).toFixed(1)}`,
      hint: priority.csatHint(text, low, high, formatCount(theme.csatN, lang)),
    };
  }
  if (theme.mentions < MINIMUM_N)
    return { text: common.notEnough(formatCount(theme.mentions, lang)), interval: '', hint: '' };
  const interval = wilson(theme.negativeShare, theme.mentions);
  const text = formatShare(theme.negativeShare, lang, 0);
  const [low, high] = [formatShare(interval[0], lang, 0), formatShare(interval[1], lang, 0)];
  return {
    text: priority.negative(text),
    interval: spread(interval, lang, 0),
    hint: priority.negativeHint(text, low, high, formatCount(theme.mentions, lang)),
  };
}

export function riseText(theme: ThemeEvidence, { priority, charts }: Said, lang: Language): TermText {
  const weeks = theme.weeksBefore.length;
  if (weeks === 0) return { text: priority.riseUnknown, interval: '', hint: '' };
  const rise = riseOf(theme);
  if (rise === null) return { text: priority.riseNew, interval: '', hint: '' };
  const say = (ratio: number): string => formatSignedShare(ratio - 1, lang);
  const change = say(rise.ratio);
  const over = weeks === WEEKS_BEFORE ? change : priority.riseOver(formatCount(weeks, lang), change);
  if (rise.interval === null) return { text: over, interval: '', hint: '' };
  const [low, high] = rise.interval;
  const clear = low > 1 || high < 1;
  return {
    text: clear ? over : priority.riseSame,
    interval: charts.between(say(low), say(high)),
    hint: priority.riseHint(say(low), say(high)),
    quiet: !clear,
  };
}

/** The per cent sign once: 4.0–5.9%. */
function spread([low, high]: readonly [number, number], lang: Language, digits = 1): string {
  return `${(low * 100).toFixed(digits)}–${formatShare(high, lang, digits)}`;
}
