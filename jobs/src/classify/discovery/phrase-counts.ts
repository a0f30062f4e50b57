import { logOddsZ } from './log-odds.js';
import type { Reading } from './reading.js';

/** Texts that hold each phrase, in the window and before. */
export class PhraseCounts {
  private readonly recent = new Map<string, number>();
  private readonly earlier = new Map<string, number>();
  private recentTotal = 0;
  private earlierTotal = 0;

  constructor(
    readings: readonly Reading[],
    /** The first so many readings are the window's. */
    private readonly window: number,
  ) {
    readings.forEach(({ phrases }, text) => {
      const counts = text < window ? this.recent : this.earlier;
      for (const phrase of phrases) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
      if (text < window) this.recentTotal += phrases.size;
      else this.earlierTotal += phrases.size;
    });
  }

  /** Texts of the window that hold it. */
  inWindow(phrase: string): number {
    return this.recent.get(phrase) ?? 0;
  }

  /** Of all phrases of the window against those before: how much more it is said, in standard errors. */
  z(phrase: string): number {
    return logOddsZ(this.inWindow(phrase), this.recentTotal, this.earlier.get(phrase) ?? 0, this.earlierTotal);
  }

  /** How much a group says it beside the whole window: times its share in the group over its share outside, in nats, weighted. */
  telling(phrase: string, inGroup: number, group: number): number {
    const outside = this.inWindow(phrase) - inGroup + 1;
    return inGroup * Math.log(((inGroup / group) * (this.window - group + 1)) / outside);
  }
}
