import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, krippendorffAlpha } from '@koe/sql/domain/labelling/krippendorff';

/** Rows are people, columns items; a dot is missing. */
const units = (...people: string[]): string[][] =>
  Array.from({ length: people[0]?.length ?? 0 }, (_, at) =>
    people.map((said) => said[at] ?? '.').filter((value) => value !== '.'),
  );

describe("Krippendorff's alpha", () => {
  it('gives the worked examples of "Computing Krippendorff\'s Alpha-Reliability" (2011)', () => {
    // A: binary, two observers; B: nominal, two observers; C: nominal, four observers with missing values
    expect(krippendorffAlpha(units('0100000010', '1110010000'))).toBeCloseTo(0.095, 3);
    expect(krippendorffAlpha(units('aabbdcccedda', 'babbbccceddd'))).toBeCloseTo(0.692, 3);
    expect(krippendorffAlpha(units('123321412...', '1233224125.3', '.3332342251.', '12332441251.'))).toBeCloseTo(
      0.743,
      3,
    );
  });

  it('is 1 when all agree on differing values, and cannot be said when nothing differs or is compared', () => {
    expect(krippendorffAlpha(units('ynyn', 'ynyn'))).toBe(1);
    expect(krippendorffAlpha(units('nnnn', 'nnnn'))).toBeNull();
    expect(krippendorffAlpha(units('yn..', '..yn'))).toBeNull();
    expect(krippendorffAlpha([])).toBeNull();
  });

  it('does not depend on the order of items or people, nor on what the values are called', () => {
    const said = fc.array(fc.array(fc.constantFrom('y', 'n'), { maxLength: 3 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(said, (items) => {
        const alpha = krippendorffAlpha(items);
        const turned = items
          .map((values) => [...values].reverse().map((value) => (value === 'y' ? 'n' : 'y')))
          .reverse();
        if (alpha === null) expect(krippendorffAlpha(turned)).toBeNull();
        else expect(krippendorffAlpha(turned)).toBeCloseTo(alpha, 10);
      }),
    );
  });
});

/** The same, each as an item with one question. */
const items = (...people: string[]): string[][][] => units(...people).map((values) => [values]);

describe('agreement', () => {
  it('is not said below ten pairs, only how many there are', () => {
    expect(agreementOf(items('ynynynyny', 'ynynynynn'), 1)).toEqual({ pairs: 9, alpha: null, interval: null });
  });

  it('has an interval around alpha, the same for the same seed', () => {
    const said = items('ynynynynynynynynynyn', 'ynynynynynynynynnnyy');
    const { pairs, alpha, interval } = agreementOf(said, 5);
    expect(pairs).toBe(20);
    expect(alpha).toBeGreaterThan(0.6);
    expect(interval?.[0]).toBeLessThan(alpha ?? 0);
    expect(interval?.[1]).toBeGreaterThanOrEqual(alpha ?? 1);
    expect(agreementOf(said, 5).interval).toEqual(interval);
  });

  it('leaves out items that one person judged', () => {
    const paired = items('ynynynynynyn', 'ynynynynynyy');
    expect(agreementOf([...paired, [['y']], [[]], []], 3)).toEqual(agreementOf(paired, 3));
  });

  it('draws items again, not their answers: many questions about few items make nothing surer', () => {
    const item = (answers: string): string[][] => units(answers, answers.replace(/^y/, 'n'));
    const few = Array.from({ length: 12 }, (_, at) => item(at % 3 === 0 ? 'ynn' : 'nyn'));
    const many = few.map((each) => Array.from({ length: 20 }, () => each).flat());
    const width = (interval: readonly [number, number] | null): number => (interval ? interval[1] - interval[0] : 0);
    expect(agreementOf(many, 1).pairs).toBe(12);
    expect(width(agreementOf(many, 1).interval)).toBeCloseTo(width(agreementOf(few, 1).interval), 1);
  });
});
