import type { FactRequest } from '@koe/sql/domain/analysis/request';
import { addMonths, formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import type { BandRow, Picture, PictureRow, VolumeRow, WeekPoint } from '@koe/sql/domain/edition/picture';
import type { Fact } from '@koe/sql/domain/fact';
import type { Filter } from '@koe/sql/domain/filter';
import { nameFact } from '@koe/sql/domain/finding/freeze';
import { compare } from '@koe/sql/domain/metric/difference';
import { firstReply, replyBands } from '@koe/sql/domain/metric/first-reply';
import { metricById } from '@koe/sql/domain/metric/registry';
import type { TrendPoint } from '@koe/sql/domain/trend/trend';
import type { OpenCube } from '../../ask-cube.js';
import { askNamed } from '../ask-named.js';
import { editionDays, type Days } from '../edition-days.js';
import type { EditionInputs } from '../edition-inputs.js';

/** The rows of the whole picture, and by how many weeks each ripens later. */
const ROWS: readonly (readonly [metric: string, lagWeeks: number])[] = [
  ['volume', 0],
  ['csat', 0],
  ['nps', 0],
  ['ces', 0],
  ['fcr', 0],
  [firstReply.id, 0],
  // tickets younger than seven days are not ripe: none of the week's are when it ends
  ['resolution_rate', 1],
];
const WEEKS = 6;
const MONTHS = 12;
/** Channels, and intents, with fewer items in six weeks than this say nothing on paper. */
const FEWEST = 6;

export async function pictureBlock(cube: OpenCube, inputs: EditionInputs): Promise<Picture> {
  const days = editionDays(inputs.week);
  const rows: PictureRow[] = [];
  for (const [metric, lagWeeks] of ROWS) {
    const row = await rowOf(cube, inputs, metric, lagWeeks);
    if (row) rows.push(row);
  }
  return {
    filter: days.week,
    rows,
    channels: await volumesBy(cube, inputs, 'channel'),
    intents: await volumesBy(cube, inputs, 'intent'),
    bands: await bandRows(cube, inputs),
  };
}

async function rowOf(
  cube: OpenCube,
  inputs: EditionInputs,
  metric: string,
  lagWeeks: number,
): Promise<PictureRow | null> {
  const days = editionDays(inputs.week - 7 * lagWeeks);
  const target = inputs.targets.find((each) => each.metric === metric);
  const measure = { metric, ...(target?.variant == null ? {} : { variant: target.variant }) };
  const found = await askNamed(
    cube,
    {
      now: { kind: 'fact', measure, filter: days.week },
      before: { kind: 'fact', measure, filter: days.before },
      months: {
        kind: 'fact',
        measure: { ...measure, by: 'month' },
        filter: { from: days.year.from, to: days.week.to },
      },
      weeks: { kind: 'analysis', name: 'trend', params: { ...measure, grain: 'week', ...days.six }, filter: {} },
    },
    inputs.asOf,
  );
  const [now, before] = [found.now[0], found.before[0]];
  if (!now || !before || found.months.every(({ n }) => n === 0)) return null;
  const name = (fact: Fact): PictureRow['now'] => nameFact(fact, inputs.manifest);
  return {
    now: name(now),
    before: name(before),
    difference: compare(now, before),
    weeks: weekPoints(found.weeks.points, days.six, WEEKS),
    months: monthPoints(found.months, days.year),
    target: target?.value ?? null,
    lagWeeks,
  };
}

/** As many weeks as are drawn, also where there were no items. */
export function weekPoints(points: readonly TrendPoint[], { from }: Days, weeks: number): WeekPoint[] {
  const byDate = new Map(points.map((point) => [point.date, point]));
  return Array.from({ length: weeks }, (_, at) => {
    const on = formatDay(parseDay(from) + 7 * at);
    const point = byDate.get(on);
    if (!point) return { on, n: 0, ...NOTHING };
    const { n, value, interval, centre, lower, upper, outside } = point;
    return { on, n, value, interval, centre, lower, upper, outside };
  });
}

const NOTHING = { value: null, interval: null, centre: null, lower: null, upper: null, outside: null } as const;

function monthPoints(facts: readonly Fact[], { from }: Days): WeekPoint[] {
  const byMonth = new Map(facts.map((fact) => [fact.group?.key ?? '', fact]));
  return Array.from({ length: MONTHS }, (_, at) => {
    const on = formatDay(addMonths(parseDay(from), at));
    const fact = byMonth.get(on);
    return { ...NOTHING, on, n: fact?.n ?? 0, value: fact?.value ?? null, interval: fact?.interval ?? null };
  });
}

async function volumesBy(cube: OpenCube, inputs: EditionInputs, by: 'channel' | 'intent'): Promise<VolumeRow[]> {
  const days = editionDays(inputs.week);
  const facts = (filter: Filter): FactRequest => ({ kind: 'fact', measure: { metric: 'volume', by }, filter });
  // oldest first, one request a week: a count has one time axis and the day of the week begins where the organisation says
  const weeks = Array.from({ length: WEEKS }, (_, at) => editionDays(inputs.week - 7 * (WEEKS - 1 - at)).week);
  const found = await askNamed(
    cube,
    Object.fromEntries(weeks.map((week, at) => [String(at), facts(week)])),
    inputs.asOf,
  );
  const byWeek = weeks.map((_, at) => new Map((found[String(at)] ?? []).map((fact) => [fact.group?.key ?? '-', fact])));
  const keys = [...new Set(byWeek.flatMap((each) => [...each.keys()]))].filter((key) => key !== '-');
  const factOf = (key: string, at: number): Fact =>
    byWeek[at]?.get(key) ?? nothingOf({ ...weeks[at], [by]: [key] }, weeks[at] ?? days.week, by, key);
  return keys
    .flatMap((key): VolumeRow[] => {
      const items = weeks.map((_, at) => factOf(key, at).value ?? 0);
      const [now, before] = [factOf(key, WEEKS - 1), factOf(key, WEEKS - 2)];
      const named = nameFact(now, inputs.manifest);
      const of = named.of.find(({ field }) => field === by);
      if (!of || items.reduce((sum, each) => sum + each, 0) < FEWEST) return [];
      const difference = compare(now, before);
      return [{ of, now: named, before: nameFact(before, inputs.manifest), difference, weeks: items }];
    })
    .sort((a, b) => sumOf(b) - sumOf(a) || (a.of.key < b.of.key ? -1 : 1));
}

function sumOf({ weeks }: VolumeRow): number {
  return weeks.reduce((sum, each) => sum + each, 0);
}

/** No items are a number too. */
function nothingOf(filter: Filter, period: Days, by: 'channel' | 'intent', key: string): Fact {
  const { id: metric, version } = metricById('volume');
  return {
    metric,
    version,
    filter: period,
    period,
    n: 0,
    value: 0,
    interval: [0, 0],
    evidence: filter,
    group: { by, key },
  };
}

async function bandRows(cube: OpenCube, inputs: EditionInputs): Promise<BandRow[]> {
  const days = editionDays(inputs.week);
  const ids = replyBands.map(({ id }) => id);
  const of = (metric: string, filter: Filter): FactRequest => ({ kind: 'fact', measure: { metric }, filter });
  const now = await askNamed(cube, Object.fromEntries(ids.map((id) => [id, of(id, days.week)])), inputs.asOf);
  const before = await askNamed(cube, Object.fromEntries(ids.map((id) => [id, of(id, days.before)])), inputs.asOf);
  return ids.flatMap((id): BandRow[] => {
    const [current, previous] = [now[id]?.[0], before[id]?.[0]];
    if (!current || !previous || current.n === 0) return [];
    const named = (fact: Fact): BandRow['now'] => nameFact(fact, inputs.manifest);
    return [{ now: named(current), before: named(previous), difference: compare(current, previous) }];
  });
}
