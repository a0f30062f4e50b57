import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateKey } from '@koe/jobs/test-only/normalise/duplicate-key';

function distance(a: string, b: string): number {
  const [x, y] = [duplicateKey([a]), duplicateKey([b])];
  let bits = 0;
  x?.forEach((byte, i) => {
    for (let diff = byte ^ (y?.[i] ?? 0); diff > 0; diff >>= 1) bits += diff & 1;
  });
  return bits;
}

describe('duplicateKey', () => {
  it('is equal for texts that differ in width, case, spaces and punctuation only', () => {
    expect(distance('ＡＢＣ商品が届きません。対応してください！', 'abc 商品が届きません 対応してください')).toBe(0);
    expect(distance('Ok!', 'ok')).toBe(0);
  });

  it('is near for near-duplicates and far for other texts', () => {
    const text = 'The parcel arrived two weeks late and the box was completely crushed on one side';
    expect(distance(text, `${text}s`)).toBeLessThanOrEqual(6);
    expect(
      distance(text, 'Great service, the agent on the phone solved everything within five minutes'),
    ).toBeGreaterThan(15);
  });

  it('is 8 bytes for any text, null for none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const key = duplicateKey([text]);
        expect(key === null ? text.trim() : key.length).toBe(key === null ? '' : 8);
      }),
    );
    expect(duplicateKey([])).toBeNull();
    expect(duplicateKey(['👍'])).toHaveLength(8);
  });
});
