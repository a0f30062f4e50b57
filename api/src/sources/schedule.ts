import { Cron } from 'croner';
import { ProblemError } from '../http/problem-error.js';

/**
 * The next time of a cron expression of five fields in the organisation's zone; null for by hand only.
 * @throws ProblemError for an expression that is none
 */
export function nextRunOf(schedule: string | null, timeZone: string, after: Date): Date | null {
  if (schedule === null) return null;
  try {
    return new Cron(schedule, { timezone: timeZone, mode: '5-part', paused: true }).nextRun(after);
  } catch {
    const message = 'must be a cron expression of five fields, such as 0 6 * * *';
    throw new ProblemError('invalid_request', `schedule ${message}`, [{ field: 'schedule', message }]);
  }
}
