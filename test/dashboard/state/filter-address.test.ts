import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FILTER_FIELDS, filterParams, parseFilter, type Filter } from '@koe/sql/domain/filter';
import { CHANNELS, INTENTS, PRIORITIES, SENTIMENTS } from '@koe/sql/domain/item';
import {
  addressWith,
  addressWithParam,
  isFilterParam,
  toggled,
  valuesOf,
  withValues,
} from '@koe/dashboard/test-only/state/filter-address';

const signed = (values: readonly string[]) =>
  fc
    .uniqueArray(fc.tuple(fc.constantFrom(...values), fc.boolean()), {
      minLength: 1,
      maxLength: 4,
      selector: ([value]) => value,
    })
    .map((pairs) => pairs.map(([value, not]) => (not ? `!${value}` : value)));
const word = fc.stringMatching(/^[a-z遅返]{1,8}$/);
const filter: fc.Arbitrary<Filter> = fc.record(
  {
    from: fc.constant('2026-10-26'),
    to: fc.constant('2026-11-22'),
    channel: signed(CHANNELS),
    intent: signed(INTENTS),
    priority: signed(PRIORITIES),
    sentiment: signed([...SENTIMENTS, '-']),
    theme: signed(['1', '22', '333', '-']),
    product: signed(['app', 'store & more', '店舗=1']),
    seg: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), signed(['ゴールド', 'a+b']), { minKeys: 1, maxKeys: 2 }),
    q: word,
  },
  { requiredKeys: [] },
);
const asFilter = (address: string): Filter => parseFilter(new URL(address, 'http://koe.test').searchParams);

describe('the address holds the filter', () => {
  it('gives back the same filter after writing and reading, in any filter', () => {
    fc.assert(
      fc.property(filter, (given) => {
        const address = addressWith('/voices', new URLSearchParams(), given);
        expect(filterParams(asFilter(address)).toString()).toBe(filterParams(given).toString());
      }),
    );
  });

  it('keeps the parameters that belong to the screen and drops the old filter', () => {
    const before = new URLSearchParams('sort=priority&channel=email&seg.rank=gold&q=old&panel=7');
    const address = addressWith('/voices', before, { theme: ['3'] });
    expect(address).toBe('/voices?theme=3&sort=priority&panel=7');
  });

  it('sets and removes one parameter of a screen', () => {
    const params = new URLSearchParams('theme=3');
    expect(addressWithParam('/', params, 'compare', 'year')).toBe('/?theme=3&compare=year');
    expect(addressWithParam('/', new URLSearchParams('compare=year'), 'compare', null)).toBe('/');
  });

  it('is the bare path without a filter', () => {
    expect(addressWith('/', new URLSearchParams(), {})).toBe('/');
  });

  it('knows every parameter that filterParams writes', () => {
    fc.assert(
      fc.property(filter, (given) => {
        expect([...filterParams(given).keys()].every(isFilterParam)).toBe(true);
      }),
    );
    expect(['sort', 'panel', 'handling', 'compare'].some(isFilterParam)).toBe(false);
  });
});

describe('toggling a value', () => {
  it('twice changes nothing that filters, when it was not there before', () => {
    fc.assert(
      fc.property(filter, fc.constantFrom(...FILTER_FIELDS), (given, field) => {
        const twice = toggled(toggled(given, field, 'new-value'), field, 'new-value');
        expect(filterParams(twice).toString()).toBe(filterParams(given).toString());
      }),
    );
  });

  it('takes a negated value away as well as a plain one', () => {
    expect(toggled({ channel: ['!email', 'phone'] }, 'channel', 'email')).toEqual({ channel: ['phone'] });
    expect(toggled({ channel: ['email'] }, 'channel', 'email')).toEqual({});
  });

  it('works on declared dimensions and leaves the others alone', () => {
    const given: Filter = { seg: { rank: ['gold'], area: ['east'] } };
    expect(valuesOf(toggled(given, 'seg.rank', 'silver'), 'seg.rank')).toEqual(['gold', 'silver']);
    expect(withValues(given, 'seg.rank', [])).toEqual({ seg: { area: ['east'] } });
    expect(withValues({ seg: { rank: ['gold'] } }, 'seg.rank', [])).toEqual({});
  });
});
