import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawable, excerpt, foldEnd } from '@koe/dashboard/test-only/views/voices/text/fold-text';

describe('foldEnd', () => {
  it('leaves short texts whole', () => {
    expect(foldEnd('短い', 100)).toBe(2);
  });

  it('does not fold away only a few characters', () => {
    expect(foldEnd('a'.repeat(110), 100)).toBe(110);
  });

  it('prefers the end of a sentence', () => {
    expect(foldEnd(`${'あ'.repeat(80)}。${'い'.repeat(200)}`, 100)).toBe(81);
  });

  it('never cuts an emoji', () => {
    expect(foldEnd('😀'.repeat(200), 99)).toBe(98);
  });
});

describe('excerpt', () => {
  it('shows the beginning when the evidence is there', () => {
    expect(excerpt('x'.repeat(500), { start: 5, end: 20 }, 100)).toEqual({ start: 0, end: 100 });
  });

  it('moves to evidence further down', () => {
    const { start, end } = excerpt('x'.repeat(500), { start: 300, end: 320 }, 100);
    expect(start).toBeLessThanOrEqual(300);
    expect(end).toBeGreaterThanOrEqual(320);
    expect(end - start).toBe(100);
  });

  it('stays inside any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.nat(400),
        fc.nat(50),
        fc.integer({ min: 1, max: 80 }),
        (text, at, size, length) => {
          const { start, end } = excerpt(text, { start: at, end: at + size }, length);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(end - start).toBeLessThanOrEqual(length + 1);
        },
      ),
    );
  });
});

describe('drawable', () => {
  it('keeps line ends, tabs and ordinary right-to-left text', () => {
    expect(drawable('a\n\tשלום')).toBe('a\n\tשלום');
  });

  it('shows control characters by their pictures and disarms direction overrides', () => {
    expect(drawable('a\u0000\u001b\u007f\u202eb')).toBe('a\u2400\u241b\u2421\u00b7b');
  });

  it('keeps every offset', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(drawable(text)).toHaveLength(text.length);
      }),
    );
  });

  it('replaces half an emoji', () => {
    expect(drawable('x\ud83dy')).toBe('x\ufffdy');
  });
});
