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

/** A change in the metric's unit as people say it: shares in points, with the sign. */
export function changeText(value: number, unit: Unit, lang: keyof Bilingual): string {
  const scaled = unit === 'share' ? value * 100 : value;
  const text = Math.abs(scaled).toFixed(unit === 'score' ? 2 : 1);
  const sign = Number(text) === 0 ? '±' : scaled < 0 ? '−' : '+';
  if (unit === 'score') return `${sign}${text}`;
  return lang === 'ja' ? `${sign}${text}ポイント` : `${sign}${text} points`;
}

/** A range of changes, the unit said once. */
export function changeRangeText([low, high]: readonly [number, number], unit: Unit, lang: keyof Bilingual): string {
  const bare = (value: number): string => changeText(value, unit, lang).replace(/ポイント| points/, '');
  return lang === 'ja'
    ? `${bare(low)} 〜 ${changeText(high, unit, lang)}`
    : `${bare(low)} to ${changeText(high, unit, lang)}`;
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
