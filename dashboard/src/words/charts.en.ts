import type { chartsJa } from './charts.ja.js';

export const chartsEn = {} satisfies typeof chartsJa;
