import { presetOf } from './schedule-preset.js';

interface ScheduleWords {
  readonly byHand: string;
  readonly everyMinutes: (n: string) => string;
  readonly presets: { readonly m5: string; readonly m15: string; readonly m60: string; readonly daily: string };
}

/** A stored schedule as people say it; what no preset fits is shown as the cron text it is. */
export function scheduleText(schedule: string | null, words: ScheduleWords): string {
  const preset = presetOf(schedule);
  switch (preset.kind) {
    case 'hand':
      return words.byHand;
    case 'every':
      return { 5: words.presets.m5, 15: words.presets.m15, 60: words.presets.m60 }[preset.minutes];
    case 'daily':
      return `${words.presets.daily} ${String(preset.hour)}:${String(preset.minute).padStart(2, '0')}`;
    case 'cron': {
      const minutes = /^\*\/(\d+) \* \* \* \*$/.exec(preset.text)?.[1];
      return minutes === undefined ? preset.text : words.everyMinutes(minutes);
    }
  }
}
