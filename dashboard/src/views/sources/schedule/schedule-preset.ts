/** A schedule as people choose it. `hand` is never by itself; `cron` is the expert's text. */
export type SchedulePreset =
  | { readonly kind: 'hand' }
  | { readonly kind: 'every'; readonly minutes: 5 | 15 | 60 }
  | { readonly kind: 'daily'; readonly hour: number; readonly minute: number }
  | { readonly kind: 'cron'; readonly text: string };

const EVERY: readonly { readonly text: string; readonly minutes: 5 | 15 | 60 }[] = [
  { text: '*/5 * * * *', minutes: 5 },
  { text: '*/15 * * * *', minutes: 15 },
  { text: '0 * * * *', minutes: 60 },
];

/** The preset that a stored schedule came from; anything else is the expert's text. */
export function presetOf(schedule: string | null): SchedulePreset {
  if (schedule === null) return { kind: 'hand' };
  const text = schedule.trim().replace(/\s+/g, ' ');
  const every = EVERY.find((entry) => entry.text === text);
  if (every) return { kind: 'every', minutes: every.minutes };
  const daily = /^([0-5]?\d) ([01]?\d|2[0-3]) \* \* \*$/.exec(text);
  if (daily) return { kind: 'daily', hour: Number(daily[2]), minute: Number(daily[1]) };
  return { kind: 'cron', text };
}

/** The schedule to store, null for by hand only. */
export function scheduleOf(preset: SchedulePreset): string | null {
  switch (preset.kind) {
    case 'hand':
      return null;
    case 'every':
      return EVERY.find(({ minutes }) => minutes === preset.minutes)?.text ?? null;
    case 'daily':
      return `${preset.minute} ${preset.hour} * * *`;
    case 'cron':
      return preset.text.trim().replace(/\s+/g, ' ');
  }
}
