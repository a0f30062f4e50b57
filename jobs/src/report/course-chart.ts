import { addMonths, parseDay } from '@koe/sql/domain/calendar/day';
import type { WeekPoint } from '@koe/sql/domain/edition/picture';
import { INK } from './ink.js';
import { round, type Picture, type Point, type Shape } from './shapes.js';

export interface CourseOptions {
  readonly width: number;
  readonly height: number;
  /** In the metric's unit. */
  readonly target?: number | null;
  /** Labels at the ends of an axis; none without. */
  readonly dates?: { readonly text: (on: string) => string; readonly size: number };
  readonly zero?: boolean;
}

const PAD = 3;

/** Twelve months beside the last six weeks on one scale: the long line quiet, the short one with its limits, intervals and target. */
export function courseChart(
  months: readonly WeekPoint[],
  weeks: readonly WeekPoint[],
  options: CourseOptions,
): Picture {
  const { width, height, target = null } = options;
  const left = width * 0.48;
  const y = scaleOf([...months, ...weeks], target, height, options.zero === true);
  const shapes: Shape[] = [
    ...lineOf(months, placesOf(months.length, PAD, left - PAD), y, { stroke: INK.quiet, width: 0.8, dots: false }),
    {
      kind: 'line',
      points: [
        [left, 0],
        [left, height],
      ],
      stroke: INK.line,
      width: 0.5,
    },
    ...weeksOf(weeks, placesOf(weeks.length, left + 8, width - 6), y),
    ...targetOf(target, y, width),
  ];
  return { width, height, shapes };
}

/** Weeks alone, with limits, and the dates of the first and the last. */
export function weeksChart(weeks: readonly WeekPoint[], options: CourseOptions): Picture {
  const { width, height, dates } = options;
  const bottom = dates ? dates.size + 3 : 0;
  const y = scaleOf(weeks, options.target ?? null, height - bottom, options.zero === true);
  const places = placesOf(weeks.length, PAD, width - 6);
  const label = (at: number, anchor: 'start' | 'end'): Shape[] => {
    const point = weeks.at(at);
    if (!dates || !point) return [];
    const text = dates.text(point.on);
    const x = round(places.at(at) ?? 0) + (anchor === 'end' ? 4 : -2);
    return [{ kind: 'text', at: [x, height - 1], text, size: dates.size, fill: INK.quiet, anchor }];
  };
  const base: Shape = {
    kind: 'line',
    points: [
      [0, height - bottom],
      [width, height - bottom],
    ],
    stroke: INK.line,
    width: 0.5,
  };
  return { width, height, shapes: [base, ...weeksOf(weeks, places, y), ...label(0, 'start'), ...label(-1, 'end')] };
}

type Scale = (value: number) => number;

function scaleOf(points: readonly WeekPoint[], target: number | null, height: number, zero: boolean): Scale {
  const known = points.flatMap(({ value, interval, lower, upper }) =>
    [value, ...(interval ?? []), lower, upper].filter((each) => each !== null),
  );
  const all = [...known, ...(target === null ? [] : [target]), ...(zero ? [0] : [])];
  const [low, high] = all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
  const span = high - low || Math.abs(high) || 1;
  return (value) => round(PAD + (height - 2 * PAD) * (1 - (value - low) / span));
}

function placesOf(count: number, from: number, to: number): number[] {
  return Array.from({ length: count }, (_, at) => round(count === 1 ? to : from + ((to - from) * at) / (count - 1)));
}

function weeksOf(weeks: readonly WeekPoint[], places: readonly number[], y: Scale): Shape[] {
  const limits = weeks.flatMap(({ lower, upper }, at) =>
    lower === null || upper === null ? [] : [{ x: places[at] ?? 0, lower: y(lower), upper: y(upper) }],
  );
  const band: Shape[] =
    limits.length < 2
      ? []
      : [
          {
            kind: 'area',
            points: [
              ...limits.map(({ x, upper }): Point => [x, upper]),
              ...limits.toReversed().map(({ x, lower }): Point => [x, lower]),
            ],
            fill: INK.band,
          },
        ];
  const centre = weeks.flatMap((point, at): Point[] =>
    point.centre === null ? [] : [[places[at] ?? 0, y(point.centre)]],
  );
  const middle: Shape[] =
    centre.length < 2 ? [] : [{ kind: 'line', points: centre, stroke: INK.strong, width: 0.5, dash: 2 }];
  const whiskers = weeks.flatMap(({ interval }, at): Shape[] =>
    interval === null
      ? []
      : [
          {
            kind: 'line',
            points: [
              [places[at] ?? 0, y(interval[0])],
              [places[at] ?? 0, y(interval[1])],
            ],
            stroke: INK.strong,
            width: 0.8,
          },
        ],
  );
  return [...band, ...middle, ...whiskers, ...lineOf(weeks, places, y, { stroke: INK.accent, width: 1.1, dots: true })];
}

function lineOf(
  points: readonly WeekPoint[],
  places: readonly number[],
  y: Scale,
  { stroke, width, dots }: { readonly stroke: string; readonly width: number; readonly dots: boolean },
): Shape[] {
  // a gap stays a gap
  const runs: Point[][] = [[]];
  points.forEach(({ value }, at) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push([places[at] ?? 0, y(value)]);
  });
  const lines = runs
    .filter((run) => run.length > 1)
    .map((run): Shape => ({ kind: 'line', points: run, stroke, width }));
  const marks = points.flatMap(({ value, outside }, at): Shape[] => {
    const isLast = at === points.length - 1;
    if (value === null || !(dots || isLast)) return [];
    const place: Point = [places[at] ?? 0, y(value)];
    if (outside !== null) return [{ kind: 'dot', at: place, r: 2.4, fill: INK.bad, stroke: '#ffffff' }];
    return [{ kind: 'dot', at: place, r: isLast ? 2 : 1.2, fill: stroke }];
  });
  return [...lines, ...marks];
}

function targetOf(target: number | null, y: Scale, width: number): Shape[] {
  return target === null
    ? []
    : [
        {
          kind: 'line',
          points: [
            [0, y(target)],
            [width, y(target)],
          ],
          stroke: INK.good,
          width: 0.7,
          dash: 3,
        },
      ];
}

/** Items of a month as items a week of it, up to the end of the report: only so do months of all lengths stand beside weeks. */
export function perWeek(month: WeekPoint, to: string): WeekPoint {
  if (month.value === null) return month;
  const from = parseDay(month.on);
  const days = Math.min(addMonths(from, 1) - 1, parseDay(to)) - from + 1;
  return { ...month, value: (month.value * 7) / days, interval: null };
}
