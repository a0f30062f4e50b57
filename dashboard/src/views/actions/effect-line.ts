import type { Action } from '@koe/api/contract/actions';
import type { EffectBrief } from '@koe/api/contract/effect';
import { metricById } from '@koe/sql/domain/metric/registry';
import { formatCount } from '../../words/format.js';
import type { Language, Words } from '../../words/words.js';
import { effectText } from './goal-text.js';

/** The state of an effect in a line; '' while there is nothing to say. */
export interface EffectLine {
  readonly text: string;
  /** 95 %, of a verdict; '' without one. */
  readonly interval: string;
  readonly tone: 'good' | 'bad' | 'plain';
}

export function effectLine(
  { goal, releaseOn }: Pick<Action, 'goal' | 'releaseOn'>,
  brief: EffectBrief | null,
  { actions: words }: Pick<Words, 'actions'>,
  language: Language,
): EffectLine {
  const plain = (text: string): EffectLine => ({ text, interval: '', tone: 'plain' });
  if (brief === null || brief.state === 'not_released') return plain(releaseOn === null ? '' : words.waiting);
  if (brief.state === 'measuring')
    return plain(words.measuredWeeks(formatCount(brief.weeks, language), formatCount(brief.windowWeeks, language)));
  if (brief.state === 'unmeasurable' || brief.verdict === null) return plain(words.effectState.unmeasurable);
  const { unit } = metricById(goal.metric);
  const said = words.verdict[brief.verdict];
  return {
    text: brief.effect === null ? said : words.effectWith(said, effectText(brief.effect, unit, language)),
    interval:
      brief.interval === null
        ? ''
        : brief.interval.map((end) => effectText(end, unit, language)).join(language === 'ja' ? '〜' : ' to '),
    tone: brief.verdict === 'worked' ? 'good' : brief.verdict === 'worse' ? 'bad' : 'plain',
  };
}
