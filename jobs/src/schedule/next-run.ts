import { Cron } from 'croner';

/** The next time of a cron expression of five fields in a zone; null without a schedule. @throws Error for an expression that is none */
export function nextRun(schedule: string | null, timeZone: string, after: Date): Date | null {
  return schedule === null
    ? null
    : new Cron(schedule, { timezone: timeZone, mode: '5-part', paused: true }).nextRun(after);
}
