import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMyNumber, luhn } from '@koe/jobs/test-only/normalise/mask/number';

describe('check digits', () => {
  it('luhn accepts exactly one last digit of ten', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[2-6][0-9]{11,17}$/), (digits) => {
        const accepted = [...'0123456789'].filter((last) => luhn(digits + last));
        expect(accepted).toHaveLength(1);
      }),
    );
  });

  it('the Individual Number has one right check digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{11}$/), (digits) => {
        fc.pre(!/^(\d)\1+$/.test(digits));
        expect([...'0123456789'].filter((last) => isMyNumber(digits + last))).toHaveLength(1);
      }),
    );
  });

  it('knows a worked example', () => {
    // 12345678901: 1·2+0·3+9·4+8·5+7·6+6·7+5·2+4·3+3·4+2·5+1·6 = 212; 212 mod 11 = 3; 11 − 3 = 8.
    expect(isMyNumber('123456789018')).toBe(true);
    expect(isMyNumber('123456789017')).toBe(false);
  });
});
