import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import type { Chart, ChartRows } from '../charts/chart.js';
import { keptRoom, type KeptRoom } from '../charts/kept-room.js';
import { labelRoom } from './label-room.js';

/** A chart that is drawn, and how much room its labels were given. */
export interface DrawnChart {
  readonly view: View;
  readonly kept: KeptRoom | null;
  room: string;
  /** What it shows. */
  data: Chart['data'];
}

/**
 * Draws a chart into an element. Loaded only when a chart is on screen: this is where Vega comes in, with its interpreter,
 * since the page's policy forbids code made at run time. Data is put in with `fill`.
 */
export function createView(element: HTMLElement, chart: Pick<Chart, 'spec'>, widthPx: number): DrawnChart {
  // What each mark shows is told beside the picture: as a text of each mark it would be made anew with all data and never be read.
  const { spec } = compile(chart.spec, { config: { aria: false } });
  const runtime = parse(spec, {}, { ast: true });
  const view = new View(runtime, {
    container: element,
    renderer: 'canvas',
    hover: false,
    expr: expressionInterpreter,
    tooltip: () => undefined,
  });
  return { view: view.width(widthPx), kept: keptRoom(chart.spec), room: '', data: {} };
}

/** Swaps the rows of the data sets that changed and draws, if any did; far cheaper than drawing anew. */
export function fill(drawn: DrawnChart, data: Chart['data']): void {
  const { view } = drawn;
  const changed = Object.entries(data).filter(([name, rows]) => !isSame(rows, drawn.data[name]));
  if (changed.length === 0) return;
  drawn.data = data;
  // Vega marks the rows it is given as its own, hence copies.
  for (const [name, rows] of changed)
    view.data(
      name,
      rows.map((row) => ({ ...row })),
    );
  // The room for axis labels depends on the data: it is measured again where labels may have grown or shrunk, else `120` of
  // an axis that was empty is cut to `20`. Measuring costs as much as drawing, so not every time.
  const room = labelRoom(data, drawn.kept);
  if (room !== drawn.room) view.resize();
  drawn.room = room;
  view.run();
}

/** Builders make their rows anew with every answer, also those that say the same: flags, a target, the days in view. */
function isSame(rows: ChartRows, before: ChartRows | undefined): boolean {
  return rows.length === before?.length && rows.every((row, at) => isSameRow(row, before[at] ?? {}));
}

function isSameRow(row: ChartRows[number], before: ChartRows[number]): boolean {
  for (const field in row) if (row[field] !== before[field]) return false;
  return true;
}
