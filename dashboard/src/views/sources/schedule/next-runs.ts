import { matchesDay, type Cron } from './cron.js';

const DAY_MS = 86_400_000;
/** 29 February on a given weekday comes after 28 years at most, past a skipped leap year 40. */
const DAYS_AT_MOST = 366 * 41;

/**
 * The first `count` instants after `after` at which a schedule is due, in the zone given. A local time that a change of
 * clocks skips is left out; one that comes twice is due the first time.
 */
export function nextRuns(cron: Cron, zone: string, after: Date, count: number): Date[] {
  const offsets = offsetReader(zone);
  const runs: Date[] = [];
  const localNow = after.getTime() + offsets(after.getTime());
  const firstDay = Math.floor(localNow / DAY_MS);
  for (let day = firstDay; day < firstDay + DAYS_AT_MOST && runs.length < count; day++) {
    const date = new Date(day * DAY_MS);
    if (!matchesDay(cron, date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())) continue;
    for (const hour of cron.hours)
      for (const minute of cron.minutes) {
        const instant = instantOf(day * DAY_MS + (hour * 60 + minute) * 60_000, offsets);
        if (instant !== null && instant > after.getTime() && runs.length < count) runs.push(new Date(instant));
      }
  }
  return runs;
}

type Offsets = (instant: number) => number;

/** The earliest instant whose local time is the one given, null when the clocks skip it. */
function instantOf(localMs: number, offsets: Offsets): number | null {
  const guesses = [localMs - offsets(localMs - DAY_MS), localMs - offsets(localMs + DAY_MS)];
  const exact = guesses.filter((instant) => instant + offsets(instant) === localMs);
  return exact.length === 0 ? null : Math.min(...exact);
}

/** Milliseconds that local time is ahead of UTC at an instant. */
function offsetReader(zone: string): Offsets {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const at = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const local = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
    return local - Math.floor(instant / 1000) * 1000;
  };
}
