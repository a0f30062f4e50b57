import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mention } from '@koe/sql/domain/classification';
import { MOST_QUOTE, quoteOf } from '@koe/api/test-only/items/quote';

const mention = (start: number, end: number, confidence = 0.9, partKey = 'p'): Mention => ({
  partKey,
  themeId: 1,
  start,
  end,
  confidence,
  sentiment: 'neutral',
});

describe('quoteOf', () => {
  it('leaves a short part as it is', () => {
    const given = [mention(1, 2)];
    expect(quoteOf({ key: 'p', text: 'abc', question: null }, given)).toEqual({
      quote: { partKey: 'p', text: 'abc', truncated: false, question: null },
      mentions: given,
    });
  });

  it('shows the surest evidence, under its shifted offsets, and never half a character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 401, maxLength: 3000 }),
        fc.nat(),
        fc.integer({ min: 1, max: 60 }),
        (text, place, length) => {
          const start = place % text.length;
          const end = Math.min(text.length, start + length);
          const { quote, mentions } = quoteOf({ key: 'p', text, question: 'q' }, [
            mention(start, end),
            mention(0, 1, 0.1),
          ]);
          expect(quote.text.length).toBeLessThanOrEqual(MOST_QUOTE + 2);
          const [first] = mentions;
          const shown = quote.text.slice(first?.start, first?.end);
          expect(shown).toBe(text.slice(start, end));
          expect(/(^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/.test(quote.text)).toBe(false);
          for (const each of mentions) expect(each.start).toBeLessThanOrEqual(each.end);
        },
      ),
    );
  });

  it('leaves mentions of other parts alone', () => {
    const other = mention(900, 950, 1, 'other');
    expect(quoteOf({ key: 'p', text: 'あ'.repeat(1000), question: null }, [other]).mentions).toEqual([other]);
  });
});
