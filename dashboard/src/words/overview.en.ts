import type { overviewJa } from './overview.ja.js';

export const overviewEn = {} satisfies typeof overviewJa;
