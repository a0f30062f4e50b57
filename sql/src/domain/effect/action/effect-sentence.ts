import type { Unit } from '../../metric/metric.js';
import type { Bilingual } from '../../theme.js';
import type { Verdict } from '../verdict.js';

/** What the verdicts are called. */
export const VERDICT_NAMES: Readonly<Record<Verdict, Bilingual>> = {
  worked: { ja: '効果あり', en: 'Worked' },
  no_worthwhile_effect: { ja: '意味のある効果なし', en: 'No worthwhile effect' },
  no_evidence_yet: { ja: 'まだ判断できない', en: 'No evidence yet' },
  worse: { ja: '悪化', en: 'Worse' },
};

/** A change in the metric's unit with its sign: shares in percentage points, with two digits below one. */
export function changeText(value: number, unit: Unit, lang: keyof Bilingual): string {
  return bareChange(value, unit) + unitText(unit, lang);
}

/** A range of changes, the unit said once. */
export function changeRangeText([low, high]: readonly [number, number], unit: Unit, lang: keyof Bilingual): string {
  const to = lang === 'ja' ? ' 〜 ' : ' to ';
  return `${bareChange(low, unit)}${to}${bareChange(high, unit)}${unitText(unit, lang)}`;
}

function bareChange(value: number, unit: Unit): string {
  const scaled = unit === 'share' ? value * 100 : value;
  const digits = unit === 'score' || (unit === 'share' && Math.abs(scaled) < 1) ? 2 : 1;
  const text = Math.abs(scaled).toFixed(digits);
  const sign = Number(text) === 0 ? '±' : scaled < 0 ? '−' : '+';
  return `${sign}${text}`;
}

function unitText(unit: Unit, lang: keyof Bilingual): string {
  return unit === 'share' ? (lang === 'ja' ? 'pt' : ' pp') : '';
}

/** A verdict in one sentence: what is told when it falls. */
export function verdictSentence(
  title: string,
  found: {
    readonly verdict: Verdict;
    readonly effect: number | null;
    readonly interval: readonly [number, number] | null;
    readonly enoughOn: string | null;
  },
  unit: Unit,
): Bilingual {
  const { verdict, effect, interval, enoughOn } = found;
  const numbers = (lang: keyof Bilingual): string =>
    effect === null || interval === null
      ? ''
      : lang === 'ja'
        ? `（${changeText(effect, unit, lang)}、95%区間 ${changeRangeText(interval, unit, lang)}）`
        : ` (${changeText(effect, unit, lang)}, 95% interval ${changeRangeText(interval, unit, lang)})`;
  const later = verdict === 'no_evidence_yet' && enoughOn !== null ? enoughOn : null;
  return {
    ja: `「${title}」の効果：${VERDICT_NAMES[verdict].ja}${numbers('ja')}${later ? `。${later}ごろには分かる見込み` : ''}`,
    en: `Effect of “${title}”: ${VERDICT_NAMES[verdict].en.toLowerCase()}${numbers('en')}${later ? `; enough data expected by ${later}` : ''}`,
  };
}
