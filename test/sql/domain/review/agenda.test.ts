import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeAgenda, planMinutes, type BuiltItem, type StandingItem } from '@koe/sql/domain/review/agenda';
import type { AgendaContent } from '@koe/sql/domain/review/content';
import { AGENDA_KINDS } from '@koe/sql/domain/review/review';

const theme = (themeId: number): AgendaContent => ({
  kind: 'theme',
  themeId,
  rank: themeId,
  rankInterval: null,
  level: 'high',
  score: 0.6,
  items: 40,
  voices: 400,
  undecidedWeeks: 3,
  evidence: `theme=${themeId}`,
});
const custom = (title: string): AgendaContent => ({ kind: 'custom', title, text: '' });
const item = (key: string, content: AgendaContent): BuiltItem => ({
  key,
  content,
  why: { code: 'rank', on: null, count: 1 },
  overLine: content.kind === 'theme',
});
const story: BuiltItem = item('story', {
  kind: 'story',
  itemId: null,
  quote: '届かない',
  lang: 'ja',
  channel: 'email',
  on: null,
  themeId: 1,
});
const readBack = item('read_back', { kind: 'read_back' });
const built = (ids: readonly number[]): BuiltItem[] => [
  story,
  ...ids.map((id) => item(`theme:${id}`, theme(id))),
  readBack,
];

let drawn = 0;
const makeId = (): string => `id-${++drawn}`;
const merge = (standing: readonly StandingItem[], now: readonly BuiltItem[], minutes = 45): readonly StandingItem[] =>
  mergeAgenda(standing, now, minutes, makeId);
const keys = (items: readonly StandingItem[]): string[] =>
  [...items].sort((a, b) => a.position - b.position).map(({ key }) => key);
const change = (items: readonly StandingItem[], key: string, to: Partial<StandingItem>): StandingItem[] =>
  items.map((each) => (each.key === key ? { ...each, ...to } : each));

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 });
const touch = fc.record({
  removed: fc.boolean(),
  decided: fc.boolean(),
  timed: fc.boolean(),
  placed: fc.boolean(),
  plannedMinutes: fc.integer({ min: 1, max: 20 }),
});

describe('an agenda built again', () => {
  it('brings new numbers, keeps ids, and drops what nobody touched and nothing asks for any more', () => {
    const first = merge([], built([1, 2]));
    const second = merge(first, [...built([2, 3]).map((each) => ({ ...each, why: { ...each.why, count: 9 } }))]);
    expect(keys(second)).toEqual(['story', 'theme:2', 'theme:3', 'read_back']);
    const was = first.find(({ key }) => key === 'theme:2');
    expect(second.find(({ key }) => key === 'theme:2')).toMatchObject({ id: was?.id, why: { count: 9 } });
  });

  it('loses nothing that a person did, whatever was built before and after', () => {
    fc.assert(
      fc.property(ids, ids, fc.array(touch, { minLength: 8, maxLength: 8 }), (before, after, touches) => {
        const first = merge([], built(before)).map((each, at) => ({ ...each, ...touches[at % touches.length] }));
        const own: StandingItem = {
          ...(first[0] ?? neverEmpty()),
          id: 'own',
          key: 'custom:own',
          content: custom('値上げの説明'),
          origin: 'manual',
          position: first.length,
        };
        const standing = [...first, own];
        const second = merge(standing, built(after));
        for (const each of standing) {
          const isTouched = each.origin === 'manual' || each.removed || each.decided || each.timed || each.placed;
          const kept = second.find(({ id }) => id === each.id);
          if (isTouched) {
            expect(kept).toMatchObject({ removed: each.removed, placed: each.placed, timed: each.timed });
            if (each.decided) expect(kept?.content).toEqual(each.content);
            if (each.timed) expect(kept?.plannedMinutes).toBe(each.plannedMinutes);
          }
        }
        // nothing over the line is missing, and nothing stands twice
        for (const { key } of built(after)) expect(second.filter((each) => each.key === key)).toHaveLength(1);
        expect(second.map(({ position }) => position).sort((a, b) => a - b)).toEqual(second.map((_, at) => at));
      }),
    );
  });

  it('keeps an order that a person made, and puts what is new behind the last of its kind', () => {
    const first = merge([], built([1, 2]));
    const moved = first
      .map((each) => (each.key === 'theme:2' ? { ...each, position: -1, placed: true } : each))
      .sort((a, b) => a.position - b.position)
      .map((each, position) => ({ ...each, position }));
    expect(keys(merge(moved, built([1, 2, 3])))).toEqual(['theme:2', 'story', 'theme:1', 'theme:3', 'read_back']);
  });

  it('stands in the order of a meeting while nobody moved anything', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(built([3, 1, 2])), (shuffled) => {
        const kinds = [...merge([], shuffled)]
          .sort((a, b) => a.position - b.position)
          .map(({ content }) => content.kind);
        const places = kinds.map((kind) => AGENDA_KINDS.indexOf(kind));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });

  it('keeps a chosen voice', () => {
    const chosen = { ...story.content, quote: '選んだ声' };
    const standing = change(merge([], built([1])), 'story', { content: chosen, timed: true, plannedMinutes: 2 });
    expect(merge(standing, built([1])).find(({ key }) => key === 'story')?.content).toEqual(chosen);
  });
});

describe('the minutes of a meeting', () => {
  it('add up to what is planned unless there are more items than minutes, and nobody gets none', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 5, max: 120 }), (themes, minutes) => {
        const items = merge([], built(themes), minutes);
        const sum = items.reduce((total, { plannedMinutes }) => total + plannedMinutes, 0);
        expect(items.every(({ plannedMinutes }) => plannedMinutes >= 1)).toBe(true);
        expect(sum).toBe(Math.max(minutes, items.length));
      }),
    );
  });

  it('of what was taken off are given to the others, and what a person set stays', () => {
    const items = change(merge([], built([1, 2, 3]), 30), 'theme:1', { timed: true, plannedMinutes: 12 });
    const planned = planMinutes(change(items, 'theme:2', { removed: true }), 30);
    const open = planned.filter(({ removed }) => !removed);
    expect(open.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0)).toBe(30);
    expect(planned.find(({ key }) => key === 'theme:1')?.plannedMinutes).toBe(12);
  });
});

function neverEmpty(): never {
  throw new Error('an agenda always has items');
}
