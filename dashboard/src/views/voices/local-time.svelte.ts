import { language } from '../../state/language.svelte.js';
import { settings } from '../../state/settings.svelte.js';
import { awayText, dateText, dayText, timeText } from './instant-text.js';

/** Times as the screens write them: in the zone of the organisation and the language in use. */
class LocalTime {
  readonly zone: string = $derived(settings.value?.organisation.timeZone ?? 'Asia/Tokyo');

  /** Day of an instant. */
  day(iso: string): string {
    return dayText(iso, this.zone, language.current, new Date());
  }

  /** Day and time of an instant. */
  instant(iso: string): string {
    return `${this.day(iso)} ${timeText(iso, this.zone)}`;
  }

  time(iso: string): string {
    return timeText(iso, this.zone);
  }

  /** A local date, which knows no zone. */
  date(date: string): string {
    return dateText(date, language.current, new Date());
  }

  /** How far an instant lies from now. */
  away(iso: string): string {
    return awayText(iso, language.current, new Date());
  }

  /** Today's local date, `YYYY-MM-DD`. */
  today(): string {
    return new Intl.DateTimeFormat('sv-SE', { timeZone: this.zone }).format(new Date());
  }
}

export const localTime = new LocalTime();
