import fc from 'fast-check';
import type { Filter } from '@koe/sql/domain/filter';
import { CHANNELS, INTENTS, PRIORITIES, SENTIMENTS } from '@koe/sql/domain/item';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';
import { PRODUCTS, SOURCES } from './some-items.js';

/** Values of one parameter: one or more, each possibly negated, `-` and unknown ones among them. */
function values(known: readonly string[], unknown: string): fc.Arbitrary<string[]> {
  const value = fc.constantFrom(...known, '-', unknown);
  return fc.array(
    fc.tuple(value, fc.boolean()).map(([text, negated]) => (negated ? `!${text}` : text)),
    { minLength: 1, maxLength: 3 },
  );
}

/** Any filter over the values that `writeSomeItems` uses. */
export const anyFilter: fc.Arbitrary<Filter> = fc
  .record(
    {
      from: fc.constantFrom('2026-02-25', '2026-03-01', '2026-03-05'),
      to: fc.constantFrom('2026-03-05', '2026-03-12', '2027-01-01'),
      source: values(SOURCES, '33333333-3333-4333-8333-333333333333'),
      channel: values(CHANNELS, 'survey'),
      theme: values(
        STARTER_THEMES.slice(0, 20).map(({ id }) => String(id)),
        '99999999999',
      ),
      intent: values(INTENTS, 'other'),
      priority: values(PRIORITIES, 'P1'),
      sentiment: values(SENTIMENTS, 'neutral'),
      lang: values(['ja', 'en'], 'xx'),
      product: values(PRODUCTS, `x' or true --`),
      team: values(['a'], 'nobody'),
      seg: fc.record(
        { plan: values(['gold', 'silver'], 'iron'), area: values(['east'], 'north') },
        { requiredKeys: [] },
      ),
      q: fc.constantFrom(
        '配送',
        '配',
        'support',
        'サポート',
        'delivery late',
        'で',
        'LATE',
        'thank you!',
        'なし',
        '遅れて 困り',
      ),
    },
    { requiredKeys: [] },
  )
  // most filters of many parameters match nothing, which says little
  .chain((filter) => fc.subarray(Object.keys(filter), { maxLength: 4 }).map((keys) => keep(filter, keys)));

function keep(filter: Filter, keys: readonly string[]): Filter {
  return Object.fromEntries(Object.entries(filter).filter(([key]) => keys.includes(key)));
}
