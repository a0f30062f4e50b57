import { nice, ticks } from 'd3-array';
import { utcTicks } from 'd3-time';
import { formatCount } from '../words/format.js';
import type { Grain, Look } from './chart.js';
import { chartLocale } from './locale.js';
import { FONT, LABEL_PX } from './theme.js';
import {
  intentColour,
  NAME_LINES,
  VALUE_ROOM_PX,
  type VolumeBar,
  type VolumeFlag,
  type VolumeMark,
  type VolumeMarks,
} from './volume.js';

/*
 * The volume drawn straight onto a canvas: it is the first chart that anybody sees, so it waits for no library, and the one that
 * is brushed, so a click must not wait for a dataflow to be evaluated. It looks as `volumeChart` does.
 */

/** Where things lie, in pixels of the page. */
export interface VolumePlot {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Items at the top of the plot. */
  readonly most: number;
  /** Names of flags, each where it stands free of the others; a flag for whose name there is no room has its line only. */
  readonly names: readonly FlagName[];
}

interface FlagName {
  readonly flag: VolumeFlag;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly top: number;
}

const RIGHT = 4;
const TOP = 10;
/** Room above the plot for the names of flags, and for each of their lines. */
const NAMES = -NAME_LINES[0];
const NAME_LINE = NAMES / NAME_LINES.length;
const LABEL_GAP = 6;
const BOTTOM = LABEL_GAP + LABEL_PX + 4;
const NAME_GAP = 3;
const NAME_LIMIT = 120;
/** A flag's line is found from so far. */
const NEAR = 3;
const VALUE_TICKS = 4;
const TIME_TICKS = 10;
/** Between two labels of the time axis at least. */
const LABEL_SPACE = 4;

/**
 * Lays the plot out in a picture of `width` × `height` pixels.
 * @param measure the width of a label in pixels
 */
export function volumePlot(
  { bars, flags }: VolumeMarks,
  { width, height }: { readonly width: number; readonly height: number },
  measure: (text: string) => number,
  { language }: Pick<Look, 'language'>,
): VolumePlot {
  let [fromMs, toMs, highest] = [Infinity, -Infinity, 0];
  for (const { start, end, high } of bars) {
    fromMs = Math.min(fromMs, start);
    toMs = Math.max(toMs, end);
    highest = Math.max(highest, high);
  }
  const [, most = 1] = nice(0, Math.max(highest, 1), TIME_TICKS);
  const left = Math.ceil(Math.max(VALUE_ROOM_PX, measure(formatCount(most, language)) + LABEL_GAP));
  const top = flags.length > 0 ? NAMES + LABEL_GAP : TOP;
  const plot = { left, top, width: Math.max(width - left - RIGHT, 1), height: Math.max(height - top - BOTTOM, 1) };
  const placed = { ...plot, fromMs, toMs, most };
  return { ...placed, names: namesOf(flags, placed, measure) };
}

/** Draws the picture anew. The context's scale is such that a unit is a pixel of the page. */
export function drawVolume(
  context: CanvasRenderingContext2D,
  { bars, flags }: VolumeMarks,
  plot: VolumePlot,
  grain: Grain,
  { palette, language }: Pick<Look, 'palette' | 'language'>,
): void {
  const { left, top, width, height } = plot;
  const foot = top + height;
  context.clearRect(0, 0, left + width + RIGHT, foot + BOTTOM);
  context.font = labelFont();
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.lineWidth = 1;
  context.fillStyle = palette.textQuiet;
  context.strokeStyle = palette.line;
  for (const tick of ticks(0, plot.most, VALUE_TICKS).filter(Number.isInteger)) {
    const y = yOf(plot, tick);
    context.beginPath();
    context.moveTo(left, Math.round(y) + 0.5);
    context.lineTo(left + width, Math.round(y) + 0.5);
    context.stroke();
    context.fillText(formatCount(tick, language), left - LABEL_GAP, y);
  }
  context.lineWidth = 0.75;
  context.strokeStyle = palette.background;
  for (const bar of bars) {
    const { x, y, wide, high } = boxOf(plot, bar);
    context.globalAlpha = bar.fade;
    context.fillStyle = intentColour(bar.intent, palette);
    context.fillRect(x, y, wide, high);
    context.strokeRect(x, y, wide, high);
  }
  context.globalAlpha = 1;
  context.textAlign = 'left';
  context.textBaseline = 'top';
  context.fillStyle = palette.textQuiet;
  for (const { text, x } of timeLabels(plot, grain, language, (label) => context.measureText(label).width))
    context.fillText(text, x, foot + LABEL_GAP);
  context.fillStyle = palette.text;
  context.strokeStyle = palette.text;
  context.lineWidth = 1;
  context.setLineDash([2, 2]);
  for (const flag of flags) {
    const x = xOf(plot, flag.start);
    context.beginPath();
    context.moveTo(x + 0.5, top);
    context.lineTo(x + 0.5, foot);
    context.stroke();
  }
  context.setLineDash([]);
  for (const name of plot.names) context.fillText(name.text, name.from, name.top);
}

/** The mark at a place of the picture, the one that lies on top; null where there is none. */
export function volumeMarkAt(
  { bars, flags }: VolumeMarks,
  plot: VolumePlot,
  at: { readonly x: number; readonly y: number },
): VolumeMark | null {
  const name = plot.names.find(
    ({ from, to, top }) => at.x >= from && at.x <= to && at.y >= top && at.y < top + NAME_LINE,
  );
  if (name) return { layer: 'names', row: name.flag };
  const isBeside = at.y >= plot.top && at.y <= plot.top + plot.height;
  const flag = flags.findLast(({ start }) => isBeside && Math.abs(at.x - xOf(plot, start)) <= NEAR);
  if (flag) return { layer: 'flags', row: flag };
  const bar = bars.find((each) => {
    const { x, y, wide, high } = boxOf(plot, each);
    return at.x >= x && at.x < x + wide && at.y >= y && at.y < y + high;
  });
  return bar ? { layer: 'bars', row: bar } : null;
}

/** The instant (UTC milliseconds) at so many pixels from the left of the picture; undefined where nothing is drawn. */
export function volumeTimeAt(plot: VolumePlot, px: number): number | undefined {
  if (!(plot.toMs > plot.fromMs)) return undefined;
  return plot.fromMs + ((px - plot.left) / plot.width) * (plot.toMs - plot.fromMs);
}

/** In which labels are written, and have to be measured. */
export function labelFont(): string {
  return `${String(LABEL_PX)}px ${FONT}`;
}

function namesOf(
  flags: VolumeMarks['flags'],
  plot: Omit<VolumePlot, 'names'>,
  measure: (text: string) => number,
): FlagName[] {
  const names: FlagName[] = [];
  for (const flag of flags) {
    const text = cut(flag.text, measure);
    const at = xOf(plot, flag.start);
    const from = flag.side === 'left' ? at + NAME_GAP : at - NAME_GAP - measure(text);
    const to = from + measure(text);
    const top = NAME_LINES.map((line) => plot.top + line).find((y) =>
      names.every((other) => other.top !== y || other.to + LABEL_SPACE < from || to + LABEL_SPACE < other.from),
    );
    if (top !== undefined) names.push({ flag, text, from, to, top });
  }
  return names;
}

function xOf(
  { left, width, fromMs, toMs }: Pick<VolumePlot, 'left' | 'width' | 'fromMs' | 'toMs'>,
  ms: number,
): number {
  return left + ((ms - fromMs) / (toMs - fromMs)) * width;
}

function yOf({ top, height, most }: VolumePlot, items: number): number {
  return top + height * (1 - items / most);
}

function boxOf(
  plot: VolumePlot,
  { start, end, low, high }: VolumeBar,
): { readonly x: number; readonly y: number; readonly wide: number; readonly high: number } {
  const x = xOf(plot, start);
  const y = yOf(plot, high);
  return { x, y, wide: xOf(plot, end) - x, high: yOf(plot, low) - y };
}

/** Labels that stand free of each other and within the plot, from the left. */
function timeLabels(
  plot: VolumePlot,
  grain: Grain,
  language: Look['language'],
  measure: (text: string) => number,
): { readonly text: string; readonly x: number }[] {
  if (!(plot.toMs > plot.fromMs)) return [];
  const labels: { text: string; x: number }[] = [];
  let free = plot.left;
  for (const tick of utcTicks(new Date(plot.fromMs), new Date(plot.toMs), TIME_TICKS)) {
    const text = timeText(tick, grain, language);
    const x = xOf(plot, tick.getTime());
    const end = x + measure(text);
    if (text === '' || x < free || end > plot.left + plot.width) continue;
    labels.push({ text, x });
    free = end + LABEL_SPACE;
  }
  return labels;
}

/** As `timeLabel` says it to Vega. */
function timeText(tick: Date, grain: Grain, language: Look['language']): string {
  const ja = language === 'ja';
  const month = chartLocale(language).time.shortMonths[tick.getUTCMonth()] ?? '';
  if (grain === 'month') {
    if (tick.getUTCMonth() > 0) return month;
    return ja ? `${String(tick.getUTCFullYear())}年` : String(tick.getUTCFullYear());
  }
  // an axis of few days has marks between them
  if (tick.getUTCHours() !== 0) return '';
  const day = String(tick.getUTCDate());
  return ja ? `${String(tick.getUTCMonth() + 1)}/${day}` : `${day} ${month}`;
}

/** A name that has room for `NAME_LIMIT` pixels only ends in an ellipsis. */
function cut(text: string, measure: (part: string) => number): string {
  if (measure(text) <= NAME_LIMIT) return text;
  const letters = [...text];
  while (letters.length > 1 && measure(`${letters.join('')}…`) > NAME_LIMIT) letters.pop();
  return `${letters.join('')}…`;
}
