/** Instants to local days. An instant is milliseconds since the epoch. */

export interface Zone {
  readonly timeZone: string;
  /** Local day number of an instant. */
  dayOf(ms: number): number;
  /** Milliseconds that local time is ahead of UTC at an instant. */
  offsetOf(ms: number): number;
  /** The first instant of a local day. */
  startOf(day: number): number;
}

/** The rules of an IANA zone, cached: after the first look at a day, an instant costs some tens of nanoseconds. @throws RangeError for an unknown zone. */
export function zoneOf(timeZone: string): Zone {
  throw new Error(`not built yet ${timeZone}`);
}
