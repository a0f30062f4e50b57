/** Instants to local days. An instant is milliseconds since the epoch. */

export interface Zone {
  readonly timeZone: string;
  /** Local day number of an instant. */
  dayOf(ms: number): number;
  /** Milliseconds that local time is ahead of UTC at an instant. */
  offsetOf(ms: number): number;
  /** The first instant of a local day. */
  startOf(day: number): number;
  /** The instant of a local time of day; where clocks are put forward over it, the moment after the gap. */
  instantOf(day: number, secondsOfDay: number): number;
}

const DAY_MS = 86_400_000;
/** No zone changes its offset but on a quarter of an hour. */
const QUARTER_MS = 900_000;

const zones = new Map<string, Zone>();

/** The rules of an IANA zone, cached: after the first look at a day, an instant costs some tens of nanoseconds. @throws RangeError for an unknown zone. */
export function zoneOf(timeZone: string): Zone {
  const zone = zones.get(timeZone) ?? makeZone(timeZone);
  zones.set(timeZone, zone);
  return zone;
}

function makeZone(timeZone: string): Zone {
  const ask = askOffset(timeZone);
  const offsetOf = cachedOffsets(ask);
  const dayOf = (ms: number): number => Math.floor((ms + offsetOf(ms)) / DAY_MS);
  const instantOf = (day: number, secondsOfDay: number): number => {
    const local = day * DAY_MS + secondsOfDay * 1000;
    const before = local - offsetOf(local - DAY_MS / 2);
    const after = local - offsetOf(local + DAY_MS / 2);
    // A local time that a change of clocks makes twice means the first one; one that it leaves out, the same while later.
    const fits = [before, after].filter((ms) => ms + offsetOf(ms) === local);
    return fits.length > 0 ? Math.min(...fits) : Math.max(before, after);
  };
  const startOf = (day: number): number => {
    let late = instantOf(day, 0);
    if (dayOf(late - 1) < day && dayOf(late) === day) return late;
    // Midnight itself was left out or came twice: look for the first moment that belongs to the day.
    let early = late - DAY_MS / 2;
    while (late - early > 1) {
      const middle = Math.floor((early + late) / 2);
      if (dayOf(middle) >= day) late = middle;
      else early = middle;
    }
    return late;
  };
  return { timeZone, dayOf, offsetOf, startOf, instantOf };
}

/** Intl is slow (microseconds): a UTC day that begins and ends with the same offset is asked twice and then known. */
function cachedOffsets(ask: (ms: number) => number): (ms: number) => number {
  const byDay = new Map<number, number | null>();
  const byQuarter = new Map<number, number>();
  let lastDay = Number.NaN;
  let lastOffset = 0;
  return (ms) => {
    const day = Math.floor(ms / DAY_MS);
    if (day === lastDay) return lastOffset;
    let offset = byDay.get(day);
    if (offset === undefined) {
      const first = ask(day * DAY_MS);
      offset = first === ask((day + 1) * DAY_MS - 1) ? first : null;
      byDay.set(day, offset);
    }
    if (offset !== null) {
      lastDay = day;
      lastOffset = offset;
      return offset;
    }
    const quarter = Math.floor(ms / QUARTER_MS);
    const known = byQuarter.get(quarter) ?? ask(quarter * QUARTER_MS);
    byQuarter.set(quarter, known);
    return known;
  };
}

function askOffset(timeZone: string): (ms: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (ms) => {
    const seconds = Math.floor(ms / 1000) * 1000;
    const parts = new Map(format.formatToParts(seconds).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    return (
      Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - seconds
    );
  };
}
