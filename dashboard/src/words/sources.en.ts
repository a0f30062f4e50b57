import type { sourcesJa } from './sources.ja.js';

export const sourcesEn = {} satisfies typeof sourcesJa;
