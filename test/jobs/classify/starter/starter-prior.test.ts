import { describe, expect, it } from 'vitest';
import { createStarterPrior, shippedPrior } from '@koe/jobs/classify/starter/starter-prior';
import { readStarter } from '@koe/jobs/classify/starter/starter-file';
import { INTENTS, SENTIMENTS } from '@koe/sql/domain/item';

const MB = 1_048_576;

describe('the weights of the repository', () => {
  it('fit the extractor: made anew by `koe train-starter` whenever it or a word list changes', () => {
    expect(() => createStarterPrior(readStarter())).not.toThrow();
  });

  it('are small enough to ship', () => {
    expect(readStarter().byteLength).toBeLessThanOrEqual(3 * MB);
  });

  it('are numbers: but for the header there is nothing to read in them', () => {
    const words = Buffer.from(readStarter())
      .subarray(8_192)
      .toString('latin1')
      .match(/[a-z]{4,}( [a-z]{4,}){2,}/g);
    expect(words).toBeNull();
  });

  it.each([
    ['positive', 'I love it, it fits perfectly'],
    ['negative', 'Terrible, nobody answered and it is still broken'],
    ['positive', '景色がとても綺麗で楽しめました'],
    ['negative', '駐車場が少なくて不便でした'],
  ])('tell %s from its opposite: %s', (label, text) => {
    const prior = shippedPrior();
    prior.read(text);
    const [negative = 0, , positive = 0] = prior.sentiment;
    expect(positive > negative ? 'positive' : 'negative').toBe(label);
  });

  it.each([
    ['request', '駐車場をもっと増やしてほしい'],
    ['question', 'What is the exchange rate today?'],
  ])('know a %s: %s', (intent, text) => {
    const prior = shippedPrior();
    prior.read(text);
    const best = prior.intent.indexOf(Math.max(...prior.intent));
    expect(INTENTS[best]).toBe(intent);
  });

  it('say something finite of any text', () => {
    const prior = shippedPrior();
    for (const text of ['', '🎉', 'x'.repeat(10_000), '\u0000']) {
      prior.read(text);
      expect(prior.sentiment).toHaveLength(SENTIMENTS.length);
      for (const odds of [...prior.sentiment, ...prior.intent, prior.serious]) expect(Number.isFinite(odds)).toBe(true);
    }
  });
});
