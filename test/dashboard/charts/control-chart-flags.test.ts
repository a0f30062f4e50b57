import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flagRows } from '@koe/dashboard/test-only/charts/control-chart-flags';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';

const FROM = parseDay('2026-06-01');
const DAYS = 200;
const SPAN_MS = DAYS * 86_400_000;
const flag = (day: number, text: string) => ({
  id: `${String(day)} ${text}`,
  kind: 'action' as const,
  date: formatDay(FROM + day),
  text,
});
const toTheRight = (): 'left' => 'left';

describe('names of flags', () => {
  it('stand in the lowest line while they have room there', () => {
    const rows = flagRows([flag(0, 'App 5.0'), flag(100, 'サイト障害')], SPAN_MS, toTheRight);
    expect(rows.map(({ line, text }) => [line, text])).toEqual([
      [-18, 'App 5.0'],
      [-18, 'サイト障害'],
    ]);
  });

  it('move up beside neighbours, and are left out where no line has room', () => {
    const rows = flagRows(
      ['一', '二', '三', '四'].map((text, day) => flag(day, `${text}つめの改善アクション`)),
      SPAN_MS,
      toTheRight,
    );
    expect(rows.map(({ line }) => line).slice(0, 3)).toEqual([-18, -32, -46]);
    expect(rows.map(({ text }) => text === '')).toEqual([false, false, false, true]);
  });

  it('never run into each other at the narrowest plot that has names', () => {
    const named = fc.tuple(
      fc.integer({ min: 0, max: DAYS - 1 }),
      fc.constantFrom('ア', 'リリース: 加湿器の説明', 'App', 'More agents in the chat'),
    );
    fc.assert(
      fc.property(fc.array(named, { maxLength: 14 }), fc.integer({ min: 0, max: DAYS }), (list, late) => {
        const sideOf = (ms: number): 'left' | 'right' => (ms / 86_400_000 - FROM > late ? 'right' : 'left');
        const rows = flagRows(
          list.map(([day, text]) => flag(day, text)),
          SPAN_MS,
          sideOf,
        ).filter(({ text }) => text !== '');
        const px = (ms: number): number => ((ms / 86_400_000 - FROM) / DAYS) * 700;
        const boxes = rows.map(({ at, side, line, text }) => {
          const width = Math.min(130, [...text].length * 6);
          return side === 'left'
            ? { line, from: px(at), to: px(at) + width }
            : { line, from: px(at) - width, to: px(at) };
        });
        for (const [index, one] of boxes.entries())
          for (const other of boxes.slice(index + 1))
            expect(one.line !== other.line || one.to <= other.from || other.to <= one.from).toBe(true);
      }),
    );
  });
});
