import type { TrendAnswer, TrendGrain, TrendPoint } from '@koe/sql/domain/trend/trend';
import { formatCount } from '../../words/format.js';
import type { Language, Words } from '../../words/words.js';
import { duringPeriod, periodName } from './period-name.js';

/** So many periods a baseline needs. */
export const NEEDED_PERIODS = 12;

export type TrendState = 'above' | 'below' | 'inside' | 'unknown';

export interface Saying {
  readonly name: string;
  readonly grain: TrendGrain;
  readonly language: Language;
  readonly words: Words;
  /** Writes a value of the metric. */
  readonly say: (value: number) => string;
}

/** Points that were held against limits, in order of time. */
function judged(points: readonly TrendPoint[]): readonly TrendPoint[] {
  return points.filter(({ complete, value, centre }) => complete && value !== null && centre !== null);
}

/** Where the last judged period stands. */
export function stateOf({ points }: TrendAnswer): TrendState {
  const last = judged(points).at(-1);
  return last ? (last.outside ?? 'inside') : 'unknown';
}

/** How a metric has moved, in sentences: against its limits, its last change of level, what is expected next. */
export function trendSentence(answer: TrendAnswer, saying: Saying): string {
  const { words, grain, language, say } = saying;
  const { answer: tell } = words.trends;
  const sentences = [standing(answer, saying)];
  const change = answer.changes.at(-1);
  if (change)
    sentences.push(
      tell.change(duringPeriod(change.date, grain, language, words), say(change.before), say(change.after)),
    );
  const { forecast, hitRate } = answer;
  if (forecast.length > 0) {
    const past = hitRate ? tell.hitRate(formatCount(hitRate.hits, language), formatCount(hitRate.of, language)) : '';
    const low = Math.min(...forecast.map(({ lower }) => lower));
    const high = Math.max(...forecast.map(({ upper }) => upper));
    // a volume of a week under a chart by days must not be taken for one of a day
    const tellAhead = grain === 'week' ? tell.forecast : tell.forecastByWeek;
    sentences.push(tellAhead(say(low), say(high), past));
  }
  return sentences.reduce((told, next) => tell.then(told, next));
}

function standing({ points }: TrendAnswer, { name, grain, language, words, say }: Saying): string {
  const { answer: tell, span } = words.trends;
  const known = judged(points);
  const last = known.at(-1);
  if (!last) {
    const values = points.filter(({ complete, value }) => complete && value !== null).length;
    if (values === 0) return tell.noData(name);
    // one more than the baseline: the period that is judged
    const need = span[grain](formatCount(NEEDED_PERIODS + 1, language));
    return tell.noLimits(name, need, span[grain](formatCount(values, language)));
  }
  if (last.outside) {
    const usual = words.charts.between(say(last.lower ?? 0), say(last.upper ?? 0));
    const when = duringPeriod(last.date, grain, language, words);
    const told = tell.outside[last.outside](name, when, say(last.value ?? 0), usual);
    const run = known.length - 1 - known.findLastIndex(({ outside }) => outside !== last.outside);
    return run > 1 ? tell.then(told, tell.run(span[grain](formatCount(run, language)))) : told;
  }
  const after = known.findLastIndex(({ outside }) => outside !== null) + 1;
  const since = known[after];
  const from = periodName((since ?? last).date, grain, language, words);
  if (after > 0) return tell.insideSince(name, from);
  // periods without limits or a value were not judged, so nothing may be said of them
  const allJudged = known.length === points.filter(({ complete }) => complete).length;
  return allJudged ? tell.insideAll(name) : tell.insideJudged(name, from);
}

/** Several lines in one sentence: which of them are outside at present. */
export function linesSentence(
  lines: readonly { readonly name: string; readonly state: TrendState }[],
  language: Language,
  words: Words,
): string {
  const { answer: tell } = words.trends;
  const out = lines.filter(({ state }) => state === 'above' || state === 'below');
  const unknown = lines.filter(({ state }) => state === 'unknown');
  const sentences: string[] = [];
  if (out.length > 0) sentences.push(tell.someOut(out.map(({ name }) => tell.quoted(name)).join(tell.names)));
  else if (unknown.length < lines.length)
    sentences.push(tell.noneOut(formatCount(lines.length - unknown.length, language)));
  if (unknown.length > 0) sentences.push(tell.unknown(formatCount(unknown.length, language)));
  return sentences.reduce((told, next) => tell.then(told, next));
}

/** Which limits these are, and what was taken out before; '' where there are none. */
export function limitsText(answer: TrendAnswer, sigma: number, { grain, language, words }: Saying): string {
  const { baseline, kind, season } = answer;
  if (!baseline) return '';
  const { limits, span } = words.trends;
  const name = (date: string): string => periodName(date, grain, language, words);
  return [
    limits.how(limits.method[kind], String(sigma)),
    limits.baseline(name(baseline.from), name(baseline.to), span[grain](formatCount(baseline.periods, language))),
    limits.dispersion(baseline.dispersion.toFixed(1)),
    ...(season.weekday ? [limits.weekday] : []),
    ...(season.holidays ? [limits.holidays] : []),
  ].join(limits.join);
}
