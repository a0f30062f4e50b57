import type { SentimentLabel } from '@koe/sql/domain/item';
import type { Prng } from './prng.js';

const MEAN: Readonly<Record<SentimentLabel, number>> = { negative: 0.36, neutral: 0.72, positive: 0.93 };

/** What weighs heavier or lighter than an ordinary complaint. */
const SEVERITY: Readonly<Record<string, number>> = {
  'support.unkind': 0.1,
  'support.runaround': 0.09,
  'support.slow': 0.06,
  'delivery.late': 0.07,
  'delivery.damaged': 0.05,
  'product.quality': 0.06,
  'account.privacy': 0.12,
  'aftersales.cancellation': 0.1,
  'purchase.payment': 0.06,
  'delivery.packaging': -0.12,
  'product.feature': -0.12,
  'purchase.price': -0.06,
  'store.facility': -0.08,
};

/** These make things hard rather than bad: they cost more on the question how easy it was. */
const EFFORT = new Set([
  'support.runaround',
  'purchase.checkout',
  'account.login',
  'selfservice.faq',
  'selfservice.contact',
  'product.usability',
  'aftersales.cancellation',
  'aftersales.return',
]);

/** How content the writer is, 0 … 1, with the spread that people have. */
export function satisfaction(themes: readonly string[], sentiment: SentimentLabel, random: Prng): number {
  const severity = Math.max(0, ...themes.map((theme) => SEVERITY[theme] ?? 0)) || (SEVERITY[themes[0] ?? ''] ?? 0);
  const mean = MEAN[sentiment] - (sentiment === 'positive' ? 0 : severity);
  return clamp(mean + 0.16 * random.normal(), 0, 1);
}

/** A point of a scale from 1 to 5. */
export function fivePoints(content: number): number {
  return 1 + Math.round(4 * clamp(content, 0, 1));
}

/** 0–10, near the same contentment. */
export function recommendation(content: number, random: Prng): number {
  return Math.round(clamp(10 * content + 0.9 * random.normal(), 0, 10));
}

/** 1–5, 5 is "it was easy". */
export function ease(content: number, themes: readonly string[], random: Prng): number {
  const cost = themes.some((theme) => EFFORT.has(theme)) ? 0.22 : 0;
  return fivePoints(content + 0.05 - cost + 0.12 * random.normal());
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
