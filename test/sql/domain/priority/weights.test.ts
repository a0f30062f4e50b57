import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weeksHigh } from '@koe/sql/domain/priority/weeks-high';
import { DEFAULT_WEIGHTS, formatWeights, parseWeights, shareOfWeights } from '@koe/sql/domain/priority/weights';

describe('weights in an address', () => {
  it('are hundredths in the order of the terms, and come back as they went', () => {
    expect(formatWeights(DEFAULT_WEIGHTS)).toBe('35,35,20,10');
    expect(parseWeights('35,35,20,10')).toEqual(DEFAULT_WEIGHTS);
    const hundredth = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.tuple(hundredth, hundredth, hundredth, hundredth), (four) => {
        const text = four.join(',');
        const weights = parseWeights(text);
        if (four.every((each) => each === 0)) expect(weights).toBeNull();
        else expect(weights && formatWeights(weights)).toBe(text);
      }),
    );
  });

  it.each(['', '1,2,3', '1,2,3,4,5', '0,0,0,0', '-1,1,1,1', '101,0,0,0', '1.5,0,0,0', 'a,b,c,d', '1e1,1,1,1'])(
    'are not %j',
    (text) => expect(parseWeights(text)).toBeNull(),
  );

  it('count by their share of the sum', () => {
    expect(shareOfWeights({ frequency: 1, impact: 1, urgency: 0, goalFit: 2 })).toEqual({
      frequency: 0.25,
      impact: 0.25,
      urgency: 0,
      goalFit: 0.5,
    });
    expect(() => shareOfWeights({ frequency: 0, impact: 0, urgency: 0, goalFit: 0 })).toThrow(RangeError);
  });
});

describe('weeks at 高', () => {
  const high = { frequency: 1, impact: 1, urgency: 0, goalFit: 0 };
  const low = { frequency: 0.1, impact: 0.1, urgency: 0, goalFit: 0 };

  it('are counted back from the last one', () => {
    expect(weeksHigh([high, low, high, high], DEFAULT_WEIGHTS, 0)).toEqual({ weeks: 2, atLeast: false });
    expect(weeksHigh([high, high, low], DEFAULT_WEIGHTS, 0)).toEqual({ weeks: 0, atLeast: false });
  });

  it('may have been more where the data begins', () => {
    expect(weeksHigh([high, high], DEFAULT_WEIGHTS, 0)).toEqual({ weeks: 2, atLeast: true });
    expect(weeksHigh([null, high], DEFAULT_WEIGHTS, 0)).toEqual({ weeks: 1, atLeast: true });
    expect(weeksHigh([null, null], DEFAULT_WEIGHTS, 0)).toEqual({ weeks: 0, atLeast: false });
  });

  it('follow the weights and the goal of now', () => {
    const middling = { frequency: 0.6, impact: 0.6, urgency: 0, goalFit: 0 };
    expect(weeksHigh([middling], DEFAULT_WEIGHTS, 0).weeks).toBe(0);
    expect(weeksHigh([middling], DEFAULT_WEIGHTS, 1).weeks).toBe(1);
    expect(weeksHigh([middling], { ...DEFAULT_WEIGHTS, urgency: 0, goalFit: 0 }, 0).weeks).toBe(1);
  });
});
