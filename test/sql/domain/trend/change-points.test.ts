import { describe, expect, it } from 'vitest';
import { levelsOf } from '@koe/sql/domain/trend/change-points';
import { mulberry } from '@koe/sql/domain/trend/detect/back-test';
import { levelScale, type Observation } from '@koe/sql/domain/trend/scale';
import { shareWeeks } from './random.js';

function observed(length: number, seed: number, level?: (week: number) => number): Observation[] {
  const scale = levelScale('p');
  return shareWeeks(length, mulberry(seed), level ? { level } : {}).map(({ n, value }) =>
    scale.observe({ n, value: value ?? 0, error: 0, exposure: 1 }),
  );
}

describe('levels of a series', () => {
  it('two quiet years show a change in at most one of twenty', () => {
    let changed = 0;
    for (let seed = 1; seed <= 200; seed++) if (levelsOf(observed(104, seed)).length > 1) changed += 1;
    expect(changed).toBeLessThanOrEqual(10);
  });

  it('a step is found within two weeks of where it is, with both levels', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const levels = levelsOf(observed(60, seed, (week) => (week < 33 ? 1 : 1.6)));
      expect(levels).toHaveLength(2);
      expect(Math.abs((levels[1]?.start ?? 0) - 33)).toBeLessThanOrEqual(2);
      expect(levels[1]?.mean).toBeGreaterThan(levels[0]?.mean ?? 1);
    }
  });

  it('a week that stands alone is no level', () => {
    let changed = 0;
    for (let seed = 1; seed <= 60; seed++)
      if (levelsOf(observed(60, seed, (week) => (week === 30 ? 4 : 1))).length > 1) changed += 1;
    expect(changed).toBeLessThanOrEqual(4);
  });
});
