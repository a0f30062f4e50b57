import type { settingsJa } from './settings.ja.js';

export const settingsEn = {} satisfies typeof settingsJa;
