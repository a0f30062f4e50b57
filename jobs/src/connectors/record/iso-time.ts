import { MappingError } from '../connector.js';

/** A time as APIs write it. @throws MappingError naming the field, also for a time that cannot be. */
export function isoTime(written: string, field: string): Date {
  const time = new Date(written);
  const year = time.getUTCFullYear();
  if (Number.isNaN(time.getTime()) || year < 1900 || year > 2200)
    throw new MappingError(field, `"${written.slice(0, 60)}" is not a time`);
  return time;
}
