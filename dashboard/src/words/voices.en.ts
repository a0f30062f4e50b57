import type { voicesJa } from './voices.ja.js';

export const voicesEn = {} satisfies typeof voicesJa;
