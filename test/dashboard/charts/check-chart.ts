import { compile } from 'vega-lite';
import { parse, View } from 'vega';
import { expect } from 'vitest';
import type { Chart, Look } from '@koe/dashboard/test-only/charts/chart';
import { LIGHT } from '@koe/dashboard/test-only/charts/palette';
import { ja } from '@koe/dashboard/test-only/words/ja';

export const LOOK: Look = { palette: LIGHT, language: 'ja', words: ja };

interface Encoded {
  readonly data: string;
  readonly field: string;
}

/** Every field that the spec encodes or sorts by, with the data set it is read from. */
export function encodedFields(node: unknown, data = ''): Encoded[] {
  if (Array.isArray(node)) return node.flatMap((entry) => encodedFields(entry, data));
  if (typeof node !== 'object' || node === null) return [];
  const own =
    'data' in node && typeof node.data === 'object' && node.data !== null && 'name' in node.data
      ? String(node.data.name)
      : data;
  return Object.entries(node).flatMap(([key, value]): Encoded[] =>
    key === 'field' && typeof value === 'string' ? [{ data: own, field: value }] : encodedFields(value, own),
  );
}

/** What holds for every chart: named data, every encoded field a column of each row, compiles without a warning, draws. */
export async function checkChart(chart: Chart): Promise<void> {
  const fields = encodedFields(chart.spec);
  expect(fields.length).toBeGreaterThan(0);
  for (const { data, field } of fields) {
    const rows = chart.data[data];
    expect(rows, `data set ${data}`).toBeDefined();
    for (const row of rows ?? []) expect(Object.keys(row), `${data}.${field}`).toContain(field);
  }
  const warnings: string[] = [];
  const keep = (...messages: unknown[]) => {
    warnings.push(messages.map(String).join(' '));
    return logger;
  };
  const logger = { level: () => logger, error: keep, warn: keep, info: () => logger, debug: () => logger } as never;
  const { spec } = compile(chart.spec, { logger });
  expect(warnings).toEqual([]);
  const view = new View(parse(spec), { renderer: 'none' });
  for (const [name, rows] of Object.entries(chart.data))
    view.data(
      name,
      rows.map((row) => ({ ...row })),
    );
  await view.runAsync();
  expect(await view.toSVG()).toContain('<svg');
  view.finalize();
}
