/** Business time. Everything that stamps or compares times takes a clock; SQL never calls now() for them. */
export interface Clock {
  now(): Date;
}

/** The system's clock, shifted by `KOE_CLOCK_OFFSET_MS` (tests). */
export function systemClock(environment: NodeJS.ProcessEnv = process.env): Clock {
  const offsetMs = Number(environment['KOE_CLOCK_OFFSET_MS'] ?? 0);
  if (!Number.isFinite(offsetMs)) throw new Error('KOE_CLOCK_OFFSET_MS must be a number of milliseconds');
  return { now: () => new Date(Date.now() + offsetMs) };
}
