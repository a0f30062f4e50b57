import type { Look } from '../charts/chart.js';
import { DARK, LIGHT } from '../charts/palette.js';
import { language } from './language.svelte.js';
import { scheme } from './scheme.svelte.js';

/** Colours and words that charts are drawn with now. */
class LookState {
  readonly current: Look = $derived({
    palette: scheme.current === 'dark' ? DARK : LIGHT,
    language: language.current,
    words: language.words,
  });
}

export const look = new LookState();
