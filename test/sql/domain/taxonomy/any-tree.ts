import fc from 'fast-check';
import { applyChange } from '@koe/sql/domain/taxonomy/apply-change';
import type { ThemeChange, ThemeRequest } from '@koe/sql/domain/taxonomy/change';
import { numberRequest } from '@koe/sql/domain/taxonomy/number-request';
import { lastIdOf } from '@koe/sql/domain/taxonomy/replay';
import { TaxonomyError } from '@koe/sql/domain/taxonomy/taxonomy-error';
import type { Theme } from '@koe/sql/domain/theme';

const MAKER = { by: null, at: '2026-04-01T00:00:00.000Z' };

export function theme(id: number, parent: number | null, name = `theme ${id}`): Theme {
  return {
    id,
    key: `theme.${id}`,
    parent,
    name: { ja: `テーマ${name}`, en: name },
    description: { ja: '', en: '' },
    examples: { ja: [], en: [`about ${name}`] },
  };
}

/** 1 and 2 at the top, 11, 12, 13 below 1, 21 below 2. */
export const TREE: readonly Theme[] = [
  theme(1, null),
  theme(11, 1),
  theme(12, 1),
  theme(13, 1),
  theme(2, null),
  theme(21, 2),
];

const text = (limit: number): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('=1+1', "'=x", '@a', '−', 'a|b\\|c', 'x\r\ny', '"q"', '＝A', '-', '\\', '|'),
    )
    .map((each) => each.normalize('NFC').trim().slice(0, limit).trim())
    .filter((each) => !/\p{Surrogate}|\u0000/u.test(each));
const phrases = fc.uniqueArray(
  text(20).filter((each) => each !== ''),
  { maxLength: 4 },
);
const name = fc.record({ ja: text(20), en: text(20) }).filter(({ ja, en }) => ja !== '' && en !== '');
const words = {
  name,
  description: fc.record({ ja: text(40), en: text(40) }),
  examples: fc.record({ ja: phrases, en: phrases }),
};
const part = fc.record(words);
// small numbers meet often enough; some name nothing
const id = fc.integer({ min: 1, max: 30 });

export const anyRequest: fc.Arbitrary<ThemeRequest> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), parent: fc.option(id), ...words }),
  fc.record({ kind: fc.constant('rename' as const), id, name }),
  fc.record({ kind: fc.constant('describe' as const), id, description: words.description, examples: words.examples }),
  fc.record({ kind: fc.constant('move' as const), id, parent: fc.option(id) }),
  fc.record({ kind: fc.constant('merge' as const), ids: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }), into: id }),
  fc.record({
    kind: fc.constant('split' as const),
    id,
    keep: fc.boolean(),
    parts: fc.array(part, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('retire' as const), id, withChildren: fc.boolean(), into: fc.option(id) }),
);

export interface Edited {
  readonly themes: readonly Theme[];
  readonly changes: readonly ThemeChange[];
}

/** Makes the requests that can be made and leaves out the others, as a person would. */
export function edit(base: readonly Theme[], requests: readonly ThemeRequest[]): Edited {
  let themes = base;
  const changes: ThemeChange[] = [];
  for (const request of requests)
    try {
      const change = numberRequest(themes, request, Math.max(lastIdOf(base, changes), lastIdOf(themes, [])) + 1, MAKER);
      themes = applyChange(themes, change);
      changes.push(change);
    } catch (error) {
      if (!(error instanceof TaxonomyError)) throw error;
    }
  return { themes, changes };
}

export const anyEdited: fc.Arbitrary<Edited> = fc
  .array(anyRequest, { maxLength: 25 })
  .map((requests) => edit(TREE, requests));
