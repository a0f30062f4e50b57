import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseQuotes, type Candidate } from '@koe/jobs/classify/quotes/choose-quotes';

const quote = (text: string, known: Partial<Candidate> = {}): Candidate => ({
  text,
  lang: 'en',
  channel: 'email',
  tone: 'negative',
  confidence: 0.9,
  ...known,
});

describe('quotes', () => {
  it('never say the same thing twice', () => {
    const chosen = chooseQuotes(
      [
        quote('The parcel arrived ten days late and nobody told me.', { confidence: 0.99 }),
        quote('The parcel arrived ten days late and nobody told me!', { confidence: 0.98 }),
        quote('The parcel arrived ten days late', { confidence: 0.97 }),
        quote('I had to fetch it from the depot myself.', { confidence: 0.7 }),
      ],
      4,
    );
    expect(chosen.map(({ confidence }) => confidence)).toEqual([0.99, 0.7]);
  });

  it('spread over languages and channels where they are about equally sure', () => {
    const chosen = chooseQuotes(
      [
        quote('Ordered on Monday, came a fortnight afterwards.', { confidence: 0.95 }),
        quote('Still waiting for my lamp to be shipped.', { confidence: 0.94 }),
        quote('荷物がまだ届きません。いつになりますか。', { lang: 'ja', confidence: 0.9 }),
        quote('Driver came hours behind schedule.', { channel: 'phone', confidence: 0.92 }),
      ],
      3,
    );
    expect(new Set(chosen.map(({ lang }) => lang))).toEqual(new Set(['en', 'ja']));
    expect(new Set(chosen.map(({ channel }) => channel))).toEqual(new Set(['email', 'phone']));
  });

  it('prefer sure ones, and ones that can be read', () => {
    const long = 'It goes on and on about the weather, the neighbours and much else besides. '.repeat(6);
    const [first] = chooseQuotes(
      [quote(long, { confidence: 0.95 }), quote('late', { confidence: 0.95 }), quote('My order came late again.')],
      1,
    );
    expect(first?.text).toBe('My order came late again.');
  });

  it('are at most as many as asked for, each a candidate, the same for the same candidates', () => {
    const candidate = fc.record({
      text: fc.string({ maxLength: 60 }),
      lang: fc.constantFrom('ja', 'en'),
      channel: fc.constantFrom('email', 'phone'),
      tone: fc.constantFrom('negative', 'positive'),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 30 }), fc.integer({ min: 1, max: 10 }), (candidates, limit) => {
        const chosen = chooseQuotes(candidates, limit);
        expect(chosen.length).toBeLessThanOrEqual(limit);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(chosen.every((each) => candidates.includes(each))).toBe(true);
        expect(chooseQuotes(candidates, limit)).toEqual(chosen);
        if (candidates.length > 0) expect(chosen.length).toBeGreaterThan(0);
      }),
    );
  });
});
