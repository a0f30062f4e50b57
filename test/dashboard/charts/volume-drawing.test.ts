import { describe, expect, it } from 'vitest';
import { dayMs } from '@koe/dashboard/test-only/charts/chart';
import { volumeMarks, type VolumeData } from '@koe/dashboard/test-only/charts/volume';
import { drawVolume, volumeMarkAt, volumePlot, volumeTimeAt } from '@koe/dashboard/test-only/charts/volume-drawing';
import { LOOK } from './check-chart.js';

const SIZE = { width: 600, height: 220 };
/** As wide as it is long. */
const measure = (text: string): number => 6 * text.length;

const DATA: VolumeData = {
  grain: 'day',
  points: ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'].flatMap((date) => [
    { date, intent: 'complaint' as const, count: 40 },
    { date, intent: 'praise' as const, count: 10 },
  ]),
  kept: null,
  annotations: [{ id: 'a', date: '2026-11-02', text: 'Release' }],
};
const laid = (data: VolumeData) => {
  const marks = volumeMarks(data);
  return { marks, plot: volumePlot(marks, SIZE, measure, LOOK) };
};

/** What is written, with where it begins and which way it runs. */
function written(data: VolumeData, language = LOOK.language): { text: string; x: number; align: string }[] {
  const { marks, plot } = laid(data);
  const texts: { text: string; x: number; align: string }[] = [];
  const context = new Proxy(
    { textAlign: 'left' },
    {
      get: (target, name) => {
        if (name === 'measureText') return (text: string) => ({ width: measure(text) });
        if (name === 'fillText') return (text: string, x: number) => texts.push({ text, x, align: target.textAlign });
        return name in target ? Reflect.get(target, name) : () => undefined;
      },
      set: (target, name, value) => Reflect.set(target, name, value),
    },
  );
  // @ts-expect-error -- as much of a canvas as is drawn with
  drawVolume(context, marks, plot, data.grain, { ...LOOK, language });
  return texts;
}

describe('the volume as it is drawn', () => {
  it('lies inside the picture, from its first day to the end of its last', () => {
    const { plot } = laid(DATA);
    expect(plot.left + plot.width).toBeLessThanOrEqual(SIZE.width);
    expect(plot.top + plot.height).toBeLessThan(SIZE.height);
    expect([plot.fromMs, plot.toMs]).toEqual([dayMs('2026-11-01'), dayMs('2026-11-05')]);
    expect(plot.most).toBeGreaterThanOrEqual(50);
  });

  it('tells the instant of a place, which a brush needs', () => {
    const { plot } = laid(DATA);
    expect(volumeTimeAt(plot, plot.left)).toBe(plot.fromMs);
    expect(volumeTimeAt(plot, plot.left + plot.width / 2)).toBe(dayMs('2026-11-03'));
  });

  it('finds the part of a bar that is pointed at, and nothing beside the bars', () => {
    const { marks, plot } = laid(DATA);
    const x = plot.left + plot.width * 0.9;
    const foot = plot.top + plot.height;
    const at = (y: number) => volumeMarkAt(marks, plot, { x, y });
    expect(at(foot - 2)).toMatchObject({ layer: 'bars', row: { date: '2026-11-04', intent: 'complaint' } });
    const praise = foot - (45 / plot.most) * plot.height;
    expect(at(praise)).toMatchObject({ layer: 'bars', row: { date: '2026-11-04', intent: 'praise' } });
    expect(at(foot + 5)).toBeNull();
    expect(volumeMarkAt(marks, plot, { x: plot.left - 5, y: foot - 2 })).toBeNull();
  });

  it('finds a flag by its line and by its name, before the bar behind it', () => {
    const { marks, plot } = laid(DATA);
    const x = plot.left + plot.width / 4;
    expect(volumeMarkAt(marks, plot, { x: x + 1, y: plot.top + plot.height - 2 })).toMatchObject({ layer: 'flags' });
    const [name] = plot.names;
    expect(volumeMarkAt(marks, plot, { x: x + 20, y: (name?.top ?? 0) + 3 })).toMatchObject({
      layer: 'names',
      row: { text: 'Release' },
    });
  });

  it('writes no name over another: the third of three on one day has its line only', () => {
    const { plot } = laid({
      ...DATA,
      annotations: ['First', 'Second', 'Third'].map((text) => ({ id: text, date: '2026-11-02', text })),
    });
    expect(plot.names.map(({ text }) => text)).toEqual(['First', 'Second']);
    expect(new Set(plot.names.map(({ top }) => top)).size).toBe(2);
  });

  it('cuts a long name with an ellipsis', () => {
    const { plot } = laid({ ...DATA, annotations: [{ id: 'a', date: '2026-11-01', text: 'あ'.repeat(40) }] });
    expect(plot.names[0]?.text).toMatch(/^あ+…$/);
    expect(measure(plot.names[0]?.text ?? '')).toBeLessThanOrEqual(120);
  });

  it('labels whole items only, and days that stand free of each other', () => {
    const few = written({ ...DATA, points: [{ date: '2026-11-01', intent: 'praise', count: 1 }], annotations: [] });
    expect(few.filter(({ align }) => align === 'right').map(({ text }) => text)).toEqual(['0', '1']);
    const days = written({
      ...DATA,
      points: Array.from({ length: 90 }, (_, at) => ({
        date: new Date(dayMs('2026-08-01') + at * 86_400_000).toISOString().slice(0, 10),
        intent: 'praise' as const,
        count: 5,
      })),
      annotations: [],
    }).filter(({ align }) => align === 'left');
    expect(days.length).toBeGreaterThan(3);
    for (const [at, { x, text }] of days.slice(0, -1).entries())
      expect(x + measure(text)).toBeLessThan(days[at + 1]?.x ?? Infinity);
  });

  it('says the year where a year begins, in the words of the language', () => {
    const months = ['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'];
    const points = months.map((date) => ({ date, intent: 'praise' as const, count: 5 }));
    const texts = (language: 'ja' | 'en'): string[] =>
      written({ ...DATA, grain: 'month', points, annotations: [] }, language).map(({ text }) => text);
    expect(texts('ja')).toEqual(expect.arrayContaining(['12月', '2026年', '2月']));
    expect(texts('en')).toEqual(expect.arrayContaining(['Dec', '2026', 'Feb']));
  });

  it('stands without data', () => {
    expect(written({ ...DATA, points: [], annotations: [] }).map(({ text }) => text)).toEqual(['0', '1']);
    const { marks, plot } = laid({ ...DATA, points: [], annotations: [] });
    expect(volumeMarkAt(marks, plot, { x: 100, y: 100 })).toBeNull();
    expect(volumeTimeAt(plot, 100)).toBeUndefined();
  });
});
