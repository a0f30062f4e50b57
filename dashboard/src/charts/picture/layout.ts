import type { Palette } from '../palette.js';
import { plainText } from './plain-text.js';

/** What is printed around a chart, so that a picture still says what it shows when it stands alone in a document. */
export interface Caption {
  readonly title: string;
  /** What is counted, in small words. */
  readonly note: string;
  /** The period and every chip of the filter, each a piece that is not broken. */
  readonly filter: readonly string[];
  /** The names of the colours. `colour` is a CSS colour. */
  readonly keys: readonly { readonly label: string; readonly colour: string }[];
  /** n, as-of date, zone and where it comes from. */
  readonly foot: readonly string[];
}

export interface PictureText {
  readonly text: string;
  readonly x: number;
  /** The base line. */
  readonly y: number;
  readonly sizePx: number;
  readonly bold: boolean;
  readonly colour: string;
}
export interface PictureSwatch {
  readonly x: number;
  readonly y: number;
  readonly sizePx: number;
  readonly colour: string;
}
/** Where everything stands, in pixels from the top left corner; SVG and canvas draw the same. */
export interface PictureLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly background: string;
  readonly rule: { readonly y: number; readonly colour: string };
  readonly texts: readonly PictureText[];
  readonly swatches: readonly PictureSwatch[];
  readonly chart: { readonly x: number; readonly y: number };
}

/** Width of a text in pixels; the font is the picture's. */
export type Measure = (text: string, sizePx: number, bold: boolean) => number;

export const PICTURE_FONT =
  "system-ui, -apple-system, 'Segoe UI', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans JP', 'Noto Sans CJK JP', sans-serif";
export const MARGIN_PX = 24;
const TITLE_PX = 18;
const SMALL_PX = 12;
const SWATCH_PX = 10;
const GAP_PX = 16;

/** Lays a chart of a given size out under its title, filter and keys, with n and date at the foot. */
export function layOut(
  caption: Caption,
  chart: { readonly widthPx: number; readonly heightPx: number },
  palette: Palette,
  measure: Measure,
): PictureLayout {
  const inner = Math.max(chart.widthPx, MINIMUM_PX);
  const texts: PictureText[] = [];
  const swatches: PictureSwatch[] = [];
  let y = MARGIN_PX;
  const write = (pieces: readonly string[], sizePx: number, colour: string, bold = false): void => {
    for (const line of linesOf(pieces.map(plainText), inner, (text) => measure(text, sizePx, bold))) {
      y += Math.round(sizePx * 1.5);
      texts.push({ text: line, x: MARGIN_PX, y: y - Math.round(sizePx * 0.4), sizePx, bold, colour });
    }
  };
  write([caption.title], TITLE_PX, palette.text, true);
  if (caption.note !== '') write([caption.note], SMALL_PX, palette.textQuiet);
  write(caption.filter, SMALL_PX, palette.text);
  y += 8;

  let x = MARGIN_PX;
  for (const [at, key] of caption.keys.entries()) {
    const label = plainText(key.label);
    const width = SWATCH_PX + 6 + measure(label, SMALL_PX, false);
    if (at === 0 || x + width > MARGIN_PX + inner) {
      x = MARGIN_PX;
      y += 18;
    }
    swatches.push({ x, y: y - SWATCH_PX - 3, sizePx: SWATCH_PX, colour: key.colour });
    texts.push({ text: label, x: x + SWATCH_PX + 6, y: y - 4, sizePx: SMALL_PX, bold: false, colour: palette.text });
    x += width + GAP_PX;
  }
  if (caption.keys.length > 0) y += 8;

  const chartAt = { x: MARGIN_PX, y };
  y += chart.heightPx + 12;
  const rule = { y, colour: palette.line };
  y += 6;
  write(caption.foot, SMALL_PX - 1, palette.textQuiet);
  return {
    widthPx: inner + 2 * MARGIN_PX,
    heightPx: Math.ceil(y + MARGIN_PX - 8),
    background: palette.background,
    rule,
    texts,
    swatches,
    chart: chartAt,
  };
}

/** Narrower pictures would break their captions into many lines. */
const MINIMUM_PX = 480;
const JOIN = ' ・ ';

/** Pieces side by side, never broken where a line has room for a whole one; a piece longer than a line is cut visibly. */
function linesOf(pieces: readonly string[], width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces.filter((each) => each !== '')) {
    const longer = line === '' ? piece : `${line}${JOIN}${piece}`;
    if (measure(longer) <= width) line = longer;
    else {
      if (line !== '') lines.push(line);
      line = measure(piece) <= width ? piece : cut(piece, width, measure);
    }
  }
  if (line !== '') lines.push(line);
  return lines;
}

function cut(text: string, width: number, measure: (text: string) => number): string {
  const characters = [...text];
  let [fits, tooMany] = [0, characters.length];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (measure(`${characters.slice(0, middle).join('')}…`) <= width) fits = middle;
    else tooMany = middle;
  }
  return `${characters.slice(0, fits).join('')}…`;
}
