import { describe, expect, it } from 'vitest';
import { barsOf, strengthOf } from '@koe/dashboard/test-only/views/themes/emerging/growth';

describe('growth of a suggestion', () => {
  it('is put in words by its evidence', () => {
    expect([4, 5.4, 5.5, 7.9, 8, 30].map(strengthOf)).toEqual([
      'likely',
      'likely',
      'clear',
      'clear',
      'extreme',
      'extreme',
    ]);
  });

  it('is drawn on one scale; nothing before is no bar', () => {
    expect(barsOf(20, 5)).toEqual({ now: 1, usual: 0.25 });
    expect(barsOf(12, 0)).toEqual({ now: 1, usual: 0 });
    expect(barsOf(0, 0)).toEqual({ now: 0, usual: 0 });
  });
});
