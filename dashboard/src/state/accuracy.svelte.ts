import { getAccuracy, type ThemeAccuracy } from '@koe/api/contract/accuracy';
import { call } from '../api/client.js';
import { accuracyLine, accuracyNote } from './accuracy-text.js';
import { events } from './events.svelte.js';
import { language } from './language.svelte.js';
import { Resource } from './resource.svelte.js';

/** Labels come one after the other while somebody judges: one look after a pause is enough. */
const REFRESH_MS = 3_000;

/** How far the classification can be trusted: loaded by the first screen that shows it, and again when labels or models change. */
class AccuracyState {
  readonly resource = new Resource((signal) => call(getAccuracy, { signal }));
  readonly value = $derived(this.resource.value);
  private readonly themes = $derived(
    new Map<number, ThemeAccuracy>((this.value?.themes ?? []).map((theme) => [theme.themeId, theme])),
  );
  private begun = false;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  /** Loads it once and keeps it fresh from then on; may be called by everyone who shows it. */
  use(): void {
    if (this.begun) return;
    this.begun = true;
    void this.resource.load();
    events.on('labels', () => this.later());
    events.on('themes', () => this.later());
  }

  theme(id: number): ThemeAccuracy | undefined {
    return this.themes.get(id);
  }

  /** A theme's accuracy in one line; '' while it is not known. */
  line(id: number): string {
    return this.value ? accuracyLine(this.themes.get(id), this.value, language.words) : '';
  }

  /** The same in two words, for lists; '' while the theme stands on too few labels. */
  note(id: number): string {
    return this.value ? accuracyNote(this.themes.get(id), this.value, language.words) : '';
  }

  private later(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.resource.load(), REFRESH_MS);
  }
}

export const accuracy = new AccuracyState();
