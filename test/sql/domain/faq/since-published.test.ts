import { describe, expect, it } from 'vitest';
import { sincePublished } from '@koe/sql/domain/faq/since-published';

describe('a question since its answer was published', () => {
  it('is compared over whole weeks, without the one in which it was published', () => {
    const found = sincePublished([4, 6, 5, 5, 99, 1, 0, 1, 0], 4);
    expect(found).toMatchObject({ weeksBefore: 4, weeksAfter: 4, before: { value: 5 }, after: { value: 0.5 } });
    expect(found?.ratio?.clear).toBe(true);
    expect(found?.ratio?.interval[1]).toBeLessThan(1);
  });

  it('that nobody asks any more has an interval as well', () => {
    const ratio = sincePublished([4, 6, 5, 5, 0, 0, 0, 0], 4)?.ratio;
    expect(ratio?.value).toBeGreaterThan(0);
    expect(ratio?.interval[1]).toBeLessThan(1);
  });

  it('shows no clear change where chance would do, and none with too little', () => {
    expect(sincePublished([4, 6, 5, 5, 9, 4, 5], 4)?.ratio?.clear).toBe(false);
    // weeks that differ widely by themselves prove less
    expect(sincePublished([0, 20, 0, 0, 9, 2, 2], 4)?.ratio?.clear).toBe(false);
    expect(sincePublished([1, 0, 1, 1, 9, 0, 0], 4)?.ratio).toBeNull();
    expect(sincePublished([4, 6, 5, 5], 3)).toBeNull();
    expect(sincePublished([4, 6, 5, 5], -2)).toBeNull();
  });
});
