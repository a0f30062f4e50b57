import type { AnalysisAnswer } from '@koe/sql/domain/analysis/registry';
import type { Words } from '../../words/words.js';
import { staysClear } from '../overview/many-comparisons.js';

export interface WhyNames {
  /** The metric, or the theme whose share it is. */
  readonly metric: string;
  /** The dimension. */
  readonly by: string;
  readonly segment: (key: string) => string;
  /** Writes a difference in the metric's unit, signed. */
  readonly say: (difference: number) => string;
  /** The same without a sign, beside a word for the direction. */
  readonly size: (difference: number) => string;
  readonly count: (n: number) => string;
}

/** One kind of part is the main one when it is so many times the other. */
const MAINLY = 2;

/** The screen's question answered: how far it changed, where most of it lies, and whether by mix or within. */
export function whySentence(parts: AnalysisAnswer<'decomposition'>, names: WhyNames, words: Words): string {
  const { answer } = words.why;
  const { facts, change, mix, within, segments } = parts;
  const { metric, by, segment, say, size, count } = names;
  const [before, now] = facts;
  if (before.n === 0) return answer.noBefore;
  if (change.difference === null || !mix || !within) return answer.few(metric, count(before.n), count(now.n));
  if (!change.clear) return answer.unclear(metric, say(change.difference));
  const rose = change.difference > 0;
  const moved = (rose ? answer.up : answer.down)(metric, size(change.difference));
  // one of many segments leaves out zero by luck alone: they share one error rate
  const compared = segments.filter(({ total, key }) => key !== '*' && total.interval !== null);
  const main = compared
    .filter(({ total }) => total.value > 0 === rose && staysClear(total.value, total.interval, compared.length))
    .toSorted((a, b) => Math.abs(b.total.value) - Math.abs(a.total.value))[0];
  const where = main ? answer.most(by, segment(main.key), say(main.total.value)) : answer.noSegment(by);
  const [inside, between] = [Math.abs(within.value), Math.abs(mix.value)];
  const how =
    inside >= MAINLY * between
      ? answer.within(say(mix.value))
      : between >= MAINLY * inside
        ? answer.mix(say(within.value))
        : answer.both(say(within.value), say(mix.value));
  return moved + where + how;
}
