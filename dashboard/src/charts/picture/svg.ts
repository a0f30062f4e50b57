import { PICTURE_FONT, type PictureLayout } from './layout.js';

/**
 * The picture as one self-contained SVG file: text stays text, nothing is fetched, nothing can run.
 * @param chart the chart's own SVG element as Vega writes it
 */
export function pictureSvg(layout: PictureLayout, chart: string): string {
  const { widthPx, heightPx, background, rule, chart: at } = layout;
  const swatches = layout.swatches.map(
    ({ x, y, sizePx, colour }) =>
      `<rect x="${round(x)}" y="${round(y)}" width="${sizePx}" height="${sizePx}" rx="2" fill="${escape(colour)}"/>`,
  );
  const texts = layout.texts.map(
    ({ text, x, y, sizePx, bold, colour }) =>
      `<text x="${round(x)}" y="${round(y)}" font-size="${sizePx}"${bold ? ' font-weight="600"' : ''} fill="${escape(colour)}">${escape(text)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${widthPx}" height="${heightPx}" viewBox="0 0 ${widthPx} ${heightPx}" font-family="${escape(PICTURE_FONT)}">`,
    `<rect width="${widthPx}" height="${heightPx}" fill="${escape(background)}"/>`,
    ...swatches,
    ...texts,
    `<g transform="translate(${round(at.x)},${round(at.y)})">${chart}</g>`,
    `<rect x="${at.x}" y="${round(rule.y)}" width="${widthPx - 2 * at.x}" height="1" fill="${escape(rule.colour)}"/>`,
    '</svg>',
    '',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
