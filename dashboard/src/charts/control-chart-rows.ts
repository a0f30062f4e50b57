import { formatCount } from '../words/format.js';
import { dayMs, endMs, type ChartRows, type Look } from './chart.js';
import { middleOf, type ControlChartData } from './control-chart-data.js';
import { flagRows } from './control-chart-flags.js';

/** So many periods either side of a change its levels are drawn. */
const LEVEL_PERIODS = 6;
/** Names at the limits need this share of the height between them. */
const ROOM = 0.07;
/** Names of n stand so many to a chart's width at most. */
const MOST_NAMES = 14;
/** Right of this share of the width, names stand before their line. */
const LATE = 0.8;

/** The rows of a control chart, by data set. */
export function controlRows(data: ControlChartData, look: Look) {
  const { grain, points } = data;
  const first = points[0];
  const starts = points.map(({ date }) => dayMs(date));
  const last = data.forecast.at(-1) ?? points.at(-1);
  const begin = Math.min(...starts);
  const end = last ? endMs(last.date, grain) : begin;
  const late = begin + (end - begin) * LATE;
  const sideOf = (ms: number): 'left' | 'right' => (ms > late ? 'right' : 'left');
  const good = (outside: 'above' | 'below'): 'good' | 'bad' | 'neither' =>
    data.direction === 'none' ? 'neither' : (data.direction === 'up') === (outside === 'above') ? 'good' : 'bad';
  const labelled = labelledDates(data);
  return {
    period: data.period ? [{ start: dayMs(data.period.from), end: endMs(data.period.to, 'day') }] : [],
    points: points.map(({ date, n, value, interval, centre, lower, upper, outside, complete }) => ({
      at: middleOf(date, grain),
      date,
      n,
      value,
      // The running period's interval would lie in the forecast's.
      low: complete ? (interval?.[0] ?? null) : null,
      high: complete ? (interval?.[1] ?? null) : null,
      centre,
      lower,
      upper,
      outside: outside ?? '',
      good: outside ? good(outside) : 'neither',
      complete,
      text: labelled.has(date) ? `n=${formatCount(n, look.language)}` : '',
    })),
    fan: fanRows(data),
    limits: limitRows(data, look),
    changes: data.changes.map(({ date, before, after }) => {
      const at = dayMs(date);
      return { at, date, text: `${data.say(before)} → ${data.say(after)}`, side: sideOf(at) };
    }),
    levels: levelRows(data),
    flags: flagRows(
      data.flags.filter(({ date }) => first !== undefined && date >= first.date),
      end - begin,
      sideOf,
    ),
  };
}

/** Periods outside whose n is written: of neighbours only the first, so that the names can be read. */
function labelledDates({ points }: ControlChartData): ReadonlySet<string> {
  const apart = points.length / MOST_NAMES;
  const dates = new Set<string>();
  let last = -Infinity;
  points.forEach(({ date, outside }, index) => {
    if (outside === null || index - last < apart) return;
    dates.add(date);
    last = index;
  });
  return dates;
}

/** The forecast, opening at the last period that is over and has a value. */
function fanRows({ grain, points, forecast }: ControlChartData): ChartRows {
  if (forecast.length === 0) return [];
  const from = points.findLast(({ complete, value }) => complete && value !== null);
  const rows = forecast.map(({ date, value, lower, upper }) => ({
    at: middleOf(date, grain),
    date,
    value,
    lower,
    upper,
  }));
  if (!from || from.value === null) return rows;
  const { date, value } = from;
  return [{ at: middleOf(date, grain), date, value, lower: value, upper: value }, ...rows];
}

/** The last limits with their values, named where they have room. */
function limitRows(data: ControlChartData, { words }: Look): ChartRows {
  const at = data.points.findLast(({ centre }) => centre !== null);
  if (!at || at.centre === null) return [];
  const ends = data.points
    .flatMap(({ value, interval, lower, upper }) => [value, interval?.[0], interval?.[1], lower, upper])
    .filter((end) => end !== null && end !== undefined);
  const height = Math.max(...ends) - Math.min(...ends);
  const name = words.trends.limit;
  const rows = [{ value: at.centre, text: `${name.centre} ${data.say(at.centre)}` }];
  for (const [edge, value] of [['upper', at.upper] as const, ['lower', at.lower] as const])
    if (value !== null && Math.abs(value - at.centre) > height * ROOM)
      rows.push({ value, text: `${name[edge]} ${data.say(value)}` });
  return rows;
}

/** The level before a change up to it, and the level after from it on, no further than the next change. */
function levelRows({ grain, points, changes }: ControlChartData): ChartRows {
  const dates = points.filter(({ complete }) => complete).map(({ date }) => date);
  return changes.flatMap(({ date, before, after }, index) => {
    const at = dates.findIndex((other) => other >= date);
    if (at < 0) return [];
    const stop = dates.findIndex((other) => other >= (changes[index + 1]?.date ?? '9999'));
    const begin = dates[Math.max(0, at - LEVEL_PERIODS)] ?? date;
    const end = dates[Math.min(at + LEVEL_PERIODS, stop < 0 ? dates.length : stop) - 1] ?? date;
    const here = dayMs(date);
    return [
      { start: Math.max(dayMs(begin), dayMs(changes[index - 1]?.date ?? begin)), end: here, value: before },
      { start: here, end: endMs(end, grain), value: after },
    ];
  });
}
