import { describe, expect, it } from 'vitest';
import { RESOURCE_KINDS } from '@koe/sql/domain/action/action';
import { REMEDIES, remediesFor, remedyOf } from '@koe/sql/domain/action/remedies/registry';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';

/** What is no cause of dissatisfaction. */
const GOOD = new Set(['support.good']);

describe('the library of remedies', () => {
  it('has several means in both languages against every cause of the starter tree', () => {
    const leaves = STARTER_THEMES.filter(({ key, parent }) => parent !== null && !GOOD.has(key));
    for (const { key } of leaves) {
      const group = REMEDIES.find(({ theme }) => theme === key);
      expect(group?.means.length ?? 0, key).toBeGreaterThanOrEqual(3);
    }
    const known = new Set(STARTER_THEMES.map(({ key }) => key));
    expect(REMEDIES.filter(({ theme }) => !known.has(theme))).toEqual([]);
  });

  it('names each once, in sentences of their own, with what they take', () => {
    const all = REMEDIES.flatMap(({ means }) => means);
    for (const part of [all.map(({ id }) => id), all.map(({ text }) => text.ja), all.map(({ text }) => text.en)])
      expect(new Set(part).size).toBe(part.length);
    for (const { id, text, needs } of all) {
      expect(text.ja, id).toMatch(/[\u3040-\u30ff]/);
      expect(text.en, id).toMatch(/^[A-Z][\u0020-\u007e’–]+[^.]$/);
      expect(needs.length, id).toBeGreaterThan(0);
      expect(
        needs.every((kind) => RESOURCE_KINDS.includes(kind)),
        id,
      ).toBe(true);
      expect(remedyOf(id)?.text).toEqual(text);
    }
    expect(remedyOf('no.such')).toBeNull();
  });

  it('offers the nearest first: the cause itself, then what is above; for a branch what is below', () => {
    expect(remediesFor(['support.slow', 'support'])?.theme).toBe('support.slow');
    expect(remediesFor(['theme.101', 'support.slow', 'support'])?.theme).toBe('support.slow');
    expect(remediesFor(['support.good', 'support'])?.theme).toBe('support');
    const branch = REMEDIES.filter(({ theme }) => theme.startsWith('delivery.')).flatMap(({ means }) => means);
    expect(remediesFor(['delivery'])?.means).toEqual(branch);
    expect(remediesFor(['theme.103', 'delivery'])?.means).toEqual(branch);
    expect(remediesFor(['theme.102'])).toBeNull();
  });
});
