import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neededBlocks } from '@koe/sql/domain/analysis/needed-blocks';
import type { CubeRequest } from '@koe/sql/domain/analysis/request';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { UNKNOWN_DAY } from '@koe/sql/domain/cube/layout';
import type { Filter } from '@koe/sql/domain/filter';

const BLOCKS = [
  { hash: 'none', from: UNKNOWN_DAY, to: UNKNOWN_DAY },
  { hash: 'january', from: 20_000, to: 20_030 },
  { hash: 'february', from: 20_031, to: 20_058 },
  { hash: 'today', from: 20_059, to: 20_059 },
];
const during = (from: number, to: number): Filter => ({ from: formatDay(from), to: formatDay(to) });
const total: CubeRequest = { kind: 'count', query: { by: [] } };
const names = (filter: Filter, requests: readonly CubeRequest[]): string[] =>
  neededBlocks(BLOCKS, filter, requests).map(({ hash }) => hash);

describe('the blocks that requests may read', () => {
  it('are those that hold a day of the period', () => {
    fc.assert(
      fc.property(fc.integer({ min: 19_990, max: 20_070 }), fc.nat(80), (from, days) => {
        const expected = BLOCKS.filter((block) => {
          for (let day = from; day <= from + days; day++) if (block.from <= day && day <= block.to) return true;
          return false;
        });
        expect(neededBlocks(BLOCKS, during(from, from + days), [total])).toEqual(expected);
      }),
    );
  });

  it('are open where the period is open, without items of unknown time', () => {
    expect(names({ from: formatDay(20_031) }, [total])).toEqual(['february', 'today']);
    expect(names({ to: formatDay(20_031) }, [total])).toEqual(['january', 'february']);
  });

  it('are all where a request has no period, or leaves it out, or is an analysis', () => {
    const all = BLOCKS.map(({ hash }) => hash);
    expect(names({}, [total])).toEqual(all);
    const filter = during(20_059, 20_059);
    expect(names(filter, [total, { kind: 'count', query: { by: ['day'], except: ['date'] } }])).toEqual(all);
    expect(names(filter, [{ kind: 'analysis', name: 'theme_priorities', params: {} }])).toEqual(all);
    expect(names(filter, [{ kind: 'fact', measure: { metric: 'volume' }, filter: {} }])).toEqual(all);
  });

  it('are those of every request together', () => {
    const before: CubeRequest = { kind: 'fact', measure: { metric: 'volume' }, filter: during(20_000, 20_001) };
    expect(names(during(20_059, 20_059), [total, before])).toEqual(['january', 'today']);
    expect(names(during(20_059, 20_059), [before])).toEqual(['january']);
  });
});
