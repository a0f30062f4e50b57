import { PICTURE_FONT, type PictureLayout } from '../../charts/picture/layout.js';

/** Draws the picture with the chart's own canvas in its place; both are `scale` times the layout's pixels. */
export function drawLayout(layout: PictureLayout, chart: CanvasImageSource, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(layout.widthPx * scale);
  canvas.height = Math.round(layout.heightPx * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser gives no canvas');
  context.fillStyle = layout.background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(chart, Math.round(layout.chart.x * scale), Math.round(layout.chart.y * scale));
  context.scale(scale, scale);
  for (const { x, y, sizePx, colour } of layout.swatches) {
    context.fillStyle = colour;
    context.fillRect(x, y, sizePx, sizePx);
  }
  for (const { text, x, y, sizePx, bold, colour } of layout.texts) {
    context.font = fontOf(sizePx, bold);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }
  context.fillStyle = layout.rule.colour;
  context.fillRect(layout.chart.x, layout.rule.y, layout.widthPx - 2 * layout.chart.x, 1);
  return canvas;
}

/** Measures texts with the fonts that this machine has. */
export function measureText(): (text: string, sizePx: number, bold: boolean) => number {
  const context = document.createElement('canvas').getContext('2d');
  return (text, sizePx, bold) => {
    if (!context) return text.length * sizePx; // without a canvas lines break too early rather than too late
    context.font = fontOf(sizePx, bold);
    return context.measureText(text).width;
  };
}

function fontOf(sizePx: number, bold: boolean): string {
  return `${bold ? '600 ' : ''}${sizePx}px ${PICTURE_FONT}`;
}
