import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@koe/sql/domain/edition/canonical';

describe('canonical JSON', () => {
  it('does not depend on the order of keys, says what JSON says, and is its own canonical form', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        const read: unknown = JSON.parse(text);
        expect(canonicalJson(read)).toBe(text);
        expect(canonicalJson(turned(value))).toBe(text);
      }),
    );
  });

  it('writes one text in one form, however its marks were composed', () => {
    expect(canonicalJson({ ガ: 'は\u3099' })).toBe(canonicalJson({ ['カ\u3099']: 'ば' }));
    expect(canonicalJson([-0, 1e21, 0.1])).toBe('[0,1e+21,0.1]');
    expect(canonicalJson({ b: undefined, a: null })).toBe('{"a":null}');
  });

  it('refuses what JSON does not have', () => {
    expect(() => canonicalJson({ value: Number.NaN })).toThrow(TypeError);
    expect(() => canonicalJson([Number.POSITIVE_INFINITY])).toThrow(TypeError);
    expect(() => canonicalJson(() => 1)).toThrow(TypeError);
  });
});

/** The same value with its keys the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, turned(each)]),
  );
}
