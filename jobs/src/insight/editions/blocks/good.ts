import type { EditionQuote, GoodBlock } from '@koe/sql/domain/edition/content';
import type { Picture } from '@koe/sql/domain/edition/picture';
import type { EffectFinding, GoodNewsFinding } from '@koe/sql/domain/finding/finding';
import { compare } from '@koe/sql/domain/metric/difference';
import { metricById } from '@koe/sql/domain/metric/registry';
import { editionDays } from '../edition-days.js';
import type { EditionInputs } from '../edition-inputs.js';
import { effectOf } from './actions.js';
import type { Ranked } from './priorities.js';

const MOST = 4;
/** A theme of mostly bad, or mostly good, words: less of the one and more of the other is good news. */
const BAD_FROM = 0.5;
const GOOD_UP_TO = 0.25;

/** What changed for the better beyond chance: actions that worked, numbers of the week, themes over four weeks. */
export function goodBlock(
  inputs: EditionInputs,
  picture: Picture,
  ranked: Ranked,
  quote: EditionQuote | null,
): GoodBlock {
  const { week, four } = editionDays(inputs.week);
  const worked = inputs.actions.flatMap((action): EffectFinding[] => {
    const isNew = action.verdictOn !== null && action.verdictOn >= week.from && action.verdictOn <= inputs.today;
    const effect = isNew && action.verdict === 'worked' ? effectOf(action, inputs) : null;
    return effect ? [effect] : [];
  });
  const numbers = picture.rows.flatMap(({ now, before, difference }): GoodNewsFinding[] => {
    const { direction } = metricById(now.metric);
    const change = difference.difference ?? 0;
    const isGood = difference.clear && (direction === 'up' ? change > 0 : direction === 'down' && change < 0);
    return isGood ? [{ kind: 'good_news', now, before, difference }] : [];
  });
  return { filter: four, findings: [...worked, ...numbers, ...themesOf(ranked)].slice(0, MOST), quote };
}

function themesOf({ now, shares }: Ranked): GoodNewsFinding[] {
  return now.evidence
    .flatMap(({ themeId, negativeShare, mentions }): GoodNewsFinding[] => {
      const [current, before] = shares.get(themeId) ?? [];
      if (!current || !before || mentions === 0) return [];
      const difference = compare(current, before);
      const change = difference.difference ?? 0;
      const isGood = (negativeShare >= BAD_FROM && change < 0) || (negativeShare <= GOOD_UP_TO && change > 0);
      return difference.clear && isGood ? [{ kind: 'good_news', now: current, before, difference }] : [];
    })
    .sort((a, b) => Math.abs(b.difference.difference ?? 0) - Math.abs(a.difference.difference ?? 0));
}
