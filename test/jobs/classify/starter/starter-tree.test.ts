import { describe, expect, it } from 'vitest';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';

describe('the starter tree', () => {
  it('has unique ids, keys and parents that exist; a leaf’s key begins with its parent’s', () => {
    const byId = new Map(STARTER_THEMES.map((theme) => [theme.id, theme]));
    expect(byId.size).toBe(STARTER_THEMES.length);
    expect(new Set(STARTER_THEMES.map((theme) => theme.key)).size).toBe(STARTER_THEMES.length);
    for (const theme of STARTER_THEMES) {
      const parent = theme.parent === null ? undefined : byId.get(theme.parent);
      expect(theme.key.includes('.')).toBe(parent !== undefined);
      if (parent) expect(theme.key.startsWith(`${parent.key}.`)).toBe(true);
    }
  });

  it('speaks both languages: names, descriptions and at least eight distinct examples a leaf', () => {
    for (const { key, parent, name, description, examples } of STARTER_THEMES)
      for (const lang of ['ja', 'en'] as const) {
        expect(name[lang], key).not.toBe('');
        expect(description[lang], key).not.toBe('');
        if (parent !== null) expect(new Set(examples[lang]).size, key).toBeGreaterThanOrEqual(8);
        expect(new Set(examples[lang]).size, key).toBe(examples[lang].length);
      }
  });

  it('gives no example to two themes', () => {
    const seen = STARTER_THEMES.flatMap((theme) => [...theme.examples.ja, ...theme.examples.en]);
    expect(seen.filter((example, i) => seen.indexOf(example) !== i)).toEqual([]);
  });
});
