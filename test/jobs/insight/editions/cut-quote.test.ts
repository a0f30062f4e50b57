import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutQuote } from '@koe/jobs/test-only/insight/editions/cut-quote';

const text = fc.string({ unit: fc.constantFrom('あ', 'a', ' ', '\n', '👍', '。', 'が'), maxLength: 400 });

describe('a quote on paper', () => {
  it('is one line of whole characters with its spans inside, whatever was written', () => {
    fc.assert(
      fc.property(text, fc.nat(400), fc.nat(60), (written, start, length) => {
        const cut = cutQuote(written, [[Math.min(start, written.length), Math.min(start + length, written.length)]]);
        expect(cut.text.length).toBeLessThanOrEqual(152);
        expect(cut.text).not.toMatch(/[\n\t]|\s$/u);
        // half a character cannot be written as UTF-8
        expect(() => encodeURIComponent(cut.text)).not.toThrow();
        for (const [from, to] of cut.spans) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(cut.text.length);
        }
      }),
    );
  });

  it('shows what is spoken of when it stands far behind', () => {
    const cut = cutQuote(`${'前'.repeat(300)}遅い${'後'.repeat(300)}`, [[300, 302]]);
    const [[from, to] = [0, 0]] = cut.spans;
    expect(cut.text.slice(from, to)).toBe('遅い');
    expect(cut.text.startsWith('…') && cut.text.endsWith('…')).toBe(true);
  });
});
