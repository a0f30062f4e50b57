/** The times of a five-field cron expression. Sets of allowed values; `anyDay` fields follow cron's rule for days. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  /** 0 Sunday … 6 Saturday. */
  readonly weekdays: ReadonlySet<number>;
  /** Cron's old rule: when both day fields are restricted, a day that matches either counts. */
  readonly eitherDay: boolean;
}

/** Position of the field that cannot be read, 0 … 4, or −1 when the number of fields is wrong. */
export class CronError extends Error {
  constructor(readonly field: number) {
    super(field < 0 ? 'a schedule has five fields' : `field ${field + 1} of the schedule cannot be read`);
    this.name = 'CronError';
  }
}

const RANGES = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;
const NAMES: readonly (readonly string[])[] = [
  [],
  [],
  [],
  ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
];

/**
 * Reads minute, hour, day of month, month and weekday, with `*`, lists, ranges, steps and English names.
 * @throws CronError naming the field.
 */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== 5) throw new CronError(-1);
  const [minutes, hours, days, months, weekdays] = fields.map((field, index) => fieldValues(field, index));
  if (!minutes || !hours || !days || !months || !weekdays) throw new CronError(-1);
  if (weekdays.delete(7)) weekdays.add(0);
  return {
    minutes: [...minutes].sort((a, b) => a - b),
    hours: [...hours].sort((a, b) => a - b),
    days,
    months,
    weekdays,
    eitherDay: !fields[2]?.startsWith('*') && !fields[4]?.startsWith('*'),
  };
}

function fieldValues(field: string, index: number): Set<number> {
  const [least, most] = RANGES[index] ?? [0, 0];
  const values = new Set<number>();
  for (const part of field.toLowerCase().split(',')) {
    const match = /^(\*|\w+)(?:-(\w+))?(?:\/(\d{1,3}))?$/.exec(part);
    if (!match) throw new CronError(index);
    const [, from = '', to, step] = match;
    if (from === '*' && to !== undefined) throw new CronError(index);
    const first = from === '*' ? least : valueOf(from, index);
    const last = to !== undefined ? valueOf(to, index) : from === '*' ? (index === 4 ? 6 : most) : step ? most : first;
    const by = step === undefined ? 1 : Number(step);
    if (first < least || last > most || first > last || by < 1) throw new CronError(index);
    for (let value = first; value <= last; value += by) values.add(value);
  }
  return values;
}

function valueOf(text: string, index: number): number {
  const named = NAMES[index]?.indexOf(text) ?? -1;
  if (named >= 0) return named;
  if (!/^\d{1,2}$/.test(text)) throw new CronError(index);
  return Number(text);
}

/** Whether a calendar day may hold a run. `month` is 1 … 12. */
export function matchesDay(cron: Cron, year: number, month: number, day: number): boolean {
  if (!cron.months.has(month)) return false;
  const byDay = cron.days.has(day);
  const byWeekday = cron.weekdays.has(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
  return cron.eitherDay ? byDay || byWeekday : byDay && byWeekday;
}
