import { isHoliday, localTime, startOfLocalDay } from '../world/local-time.js';

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;

/** When a desk answers, in minutes of the local day. */
export interface DeskHours {
  readonly fromMinute: number;
  readonly untilMinute: number;
  readonly weekends: boolean;
}

export const CHAT_HOURS: DeskHours = { fromMinute: 9 * 60, untilMinute: 20 * 60, weekends: true };
export const MAIL_HOURS: DeskHours = { fromMinute: 9 * 60, untilMinute: 18 * 60, weekends: false };

export function isOpen(atMs: number, hours: DeskHours): boolean {
  const { minuteOfDay } = localTime(atMs);
  return opens(atMs, hours) && minuteOfDay >= hours.fromMinute && minuteOfDay < hours.untilMinute;
}

/** The instant (milliseconds) at which `workMs` of open time have passed since `fromMs`. */
export function afterOpenTime(fromMs: number, workMs: number, hours: DeskHours): number {
  let left = workMs;
  for (let day = startOfLocalDay(fromMs); ; day += MS_PER_DAY) {
    if (!opens(day, hours)) continue;
    const begin = Math.max(fromMs, day + hours.fromMinute * MS_PER_MINUTE);
    const open = day + hours.untilMinute * MS_PER_MINUTE - begin;
    if (open <= 0) continue;
    if (left < open) return begin + left;
    left -= open;
  }
}

function opens(atMs: number, hours: DeskHours): boolean {
  const { weekday, date } = localTime(atMs);
  return hours.weekends || (weekday <= 5 && !isHoliday(date));
}
