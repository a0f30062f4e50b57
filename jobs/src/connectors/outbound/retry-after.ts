/** When a source that answered "too many requests" may be asked again. */

const DEFAULT_WAIT_MS = 60_000;
/** A source that asks for more than this is asked again anyway, in case its clock is wrong. */
const LONGEST_WAIT_MS = 3_600_000;

/**
 * Reads `Retry-After` (seconds or HTTP date), else `X-RateLimit-Reset` (ISO time, seconds since 1970, or seconds left).
 * Many sources send neither: 60 seconds. Never in the past, never more than an hour ahead.
 */
export function retryAt(headers: Headers, now: Date): Date {
  const stated =
    fromText(headers.get('retry-after'), now) ??
    fromText(
      headers.get('x-ratelimit-reset') ?? headers.get('x-rate-limit-reset') ?? headers.get('ratelimit-reset'),
      now,
    );
  const wait = stated === undefined ? DEFAULT_WAIT_MS : stated - now.getTime();
  return new Date(now.getTime() + Math.min(Math.max(wait, 1_000), LONGEST_WAIT_MS));
}

/** Numbers from here on are times, below it waits: a wait of 30 years is none. */
const EPOCH_FROM_SECONDS = 1e9;

function fromText(header: string | null, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) {
    const seconds = Number(text);
    return seconds >= EPOCH_FROM_SECONDS ? seconds * 1000 : now.getTime() + seconds * 1000;
  }
  const time = text === '' ? Number.NaN : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
