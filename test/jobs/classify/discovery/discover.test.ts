import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discover } from '@koe/jobs/classify/discovery/discover';
import type { DiscoveryText } from '@koe/jobs/classify/discovery/group';
import { madeUp, NEW_EN, NEW_JA, USUAL_EN, USUAL_JA } from './made-up.js';

const baseline = [...madeUp('en', USUAL_EN, 300, 'be'), ...madeUp('ja', USUAL_JA, 300, 'bj')];
const usual = [...madeUp('en', USUAL_EN, 80, 'ue'), ...madeUp('ja', USUAL_JA, 80, 'uj')];
const fresh = [...madeUp('en', NEW_EN, 12, 'ne'), ...madeUp('ja', NEW_JA, 12, 'nj')];

describe('discover', () => {
  it('finds what only the recent texts speak of, named by its own words, in both languages', async () => {
    const groups = await discover(baseline, [...usual, ...fresh]);
    expect(groups.map(({ lang }) => lang).sort()).toEqual(['en', 'ja']);
    const english = groups.find(({ lang }) => lang === 'en');
    expect(english?.name.en).toMatch(/wristband|turnstile/i);
    expect(english?.ids.every((id) => id.startsWith('ne'))).toBe(true);
    const japanese = groups.find(({ lang }) => lang === 'ja');
    expect(japanese?.name.ja).toContain('リストバンド');
    expect(japanese?.ids.every((id) => id.startsWith('nj'))).toBe(true);
    for (const { count, ids, baseline: before, z, name } of groups) {
      expect(count).toBe(ids.length);
      expect(count).toBeGreaterThanOrEqual(8);
      expect(before).toBe(0);
      expect(z).toBeGreaterThan(5);
      expect(name.ja === '' || name.en === '').toBe(false);
    }
  });

  it('finds nothing in a week like the weeks before, nor without a baseline', async () => {
    expect(await discover(baseline, usual)).toEqual([]);
    expect(await discover([], [...usual, ...fresh])).toEqual([]);
    expect(await discover(baseline, [])).toEqual([]);
  });

  it('does not take a common short answer for something new', async () => {
    const short = (prefix: string, count: number): DiscoveryText[] =>
      Array.from({ length: count }, (_, at) => ({ id: `${prefix}${at}`, lang: 'ja', text: '駐車場が狭い' }));
    expect(await discover([...baseline, ...short('sb', 60)], [...usual, ...short('sr', 18)])).toEqual([]);
  });

  it('keeps two new themes apart that share words', async () => {
    const two = [
      ...madeUp('en', [['refund of the deposit last month', 'deposit refund never came last month']], 12, 'a'),
      ...madeUp(
        'en',
        [['the garden lamps flickered last month', 'flickering lamps last month in the garden']],
        12,
        'b',
      ),
    ];
    const groups = await discover(baseline, [...usual, ...two]);
    expect(groups).toHaveLength(2);
    for (const { ids } of groups) expect(new Set(ids.map((id) => id.slice(0, 1))).size).toBe(1);
    expect(new Set(groups.map(({ name }) => name.en)).size).toBe(2);
  });

  it('leaves out what was dismissed, and finds the rest', async () => {
    const all = await discover(baseline, [...usual, ...fresh]);
    const english = all.find(({ lang }) => lang === 'en');
    const rest = await discover(baseline, [...usual, ...fresh], { dismissed: [english?.phrases ?? []] });
    expect(rest.map(({ lang }) => lang)).toEqual(['ja']);
  });

  it('with a share of the unsure, leaves out what a theme covers surely', async () => {
    const known = (texts: readonly DiscoveryText[], confidence: number): DiscoveryText[] =>
      texts.map((text) => ({ ...text, confidence }));
    const recent = [...known(usual, 0.2), ...known(fresh, 0.9)];
    expect(await discover(known(baseline, 0.2), recent, { unsureShare: 0.5 })).toEqual([]);
    expect(await discover(known(baseline, 0.2), recent)).toHaveLength(2);
  });

  it('gives the same answer again, at most as many groups as asked for', async () => {
    const first = await discover(baseline, [...usual, ...fresh]);
    expect(await discover(baseline, [...usual, ...fresh])).toEqual(first);
    expect(await discover(baseline, [...usual, ...fresh], { limit: 1 })).toEqual(first.slice(0, 1));
  });

  it('law: any texts: ids are recent ones, in one group at most once, and names differ', async () => {
    const text = fc.record({
      lang: fc.constantFrom('ja', 'en', 'zh', 'ko', 'und'),
      text: fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('駐車場', 'late again', '送料', '안녕 친구', '很好 的 服务', '[email] 😀'),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 40 }), fc.array(text, { maxLength: 40 }), async (before, now) => {
        const named = (texts: typeof now): DiscoveryText[] => texts.map((each, at) => ({ ...each, id: String(at) }));
        const groups = await discover(named(before), named(now), { leastZ: 0 });
        for (const { ids, count, phrases, name } of groups) {
          expect(new Set(ids).size).toBe(count);
          expect(ids.every((id) => Number(id) < now.length)).toBe(true);
          expect(phrases.length).toBeGreaterThan(0);
          expect(name.ja).not.toBe('');
        }
      }),
      { numRuns: 40 },
    );
  });
});
