import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capText, cleanText, MAX_PART_LENGTH } from '@koe/jobs/test-only/normalise/text/clean-text';

describe('cleanText', () => {
  it('drops control characters and direction overrides, keeps tabs, emoji sequences and right-to-left letters', () => {
    expect(cleanText('a\u0000b\u202e c\td\r\ne')).toBe('ab c\td\ne');
    expect(cleanText('👨‍👩‍👧 مرحبا')).toBe('👨‍👩‍👧 مرحبا');
  });

  it('always gives well-formed text, and the same again the second time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const clean = cleanText(String.fromCharCode(...units));
        expect(encodeURIComponent(clean)).toBeTypeOf('string');
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });
});

describe('capText', () => {
  it('cuts a long text with a note, never inside a character', () => {
    const text = `${'あ'.repeat(MAX_PART_LENGTH - 1)}😀 and more`;
    const capped = capText(text);
    expect(capped.startsWith('あ'.repeat(MAX_PART_LENGTH - 1))).toBe(true);
    expect(capped).not.toContain('\ud83d');
    expect(capped).toContain('characters cut');
    expect(capText('short')).toBe('short');
  });
});
