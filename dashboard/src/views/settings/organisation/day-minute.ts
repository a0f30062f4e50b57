/** Minute of the day as `09:00`; 1440 is `24:00`. */
export function minuteText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Reads `9:00`, `09:00`, `0900`, full-width digits too; null when it is no time from 0:00 to 24:00. */
export function minuteOf(text: string): number | null {
  const match = /^(\d{1,2}):?(\d{2})$/.exec(text.normalize('NFKC').trim());
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2]);
  return minute < 60 && hour * 60 + minute <= 1440 ? hour * 60 + minute : null;
}
