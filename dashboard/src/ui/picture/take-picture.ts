import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import type { Chart } from '../../charts/chart.js';
import { layOut, type Caption } from '../../charts/picture/layout.js';
import { pictureSvg } from '../../charts/picture/svg.js';
import type { Palette } from '../../charts/palette.js';
import { drawLayout, measureText } from './draw-layout.js';

/** Charts that fill their frame are drawn so wide; the others have a width of their own. */
const WIDTH_PX = 832;
const HEIGHT_PX = 320;
/** Sharp on paper and on dense screens. */
const PNG_SCALE = 2;

export type PictureKind = 'svg' | 'png';

/** Draws a chart anew away from the screen, with its caption around it. */
export async function takePicture(chart: Chart, caption: Caption, palette: Palette, kind: PictureKind): Promise<Blob> {
  const view = new View(parse(compile(chart.spec).spec, {}, { ast: true }), {
    renderer: 'none',
    expr: expressionInterpreter,
  });
  try {
    if (fillsItsFrame(chart)) view.width(WIDTH_PX).height(Math.max(HEIGHT_PX, view.height()));
    for (const [name, rows] of Object.entries(chart.data))
      view.data(
        name,
        rows.map((row) => ({ ...row })),
      );
    await view.resize().runAsync();
    const svg = await view.toSVG();
    const layout = layOut(caption, sizeOf(svg), palette, measureText());
    if (kind === 'svg') return new Blob([pictureSvg(layout, svg)], { type: 'image/svg+xml' });
    const canvas = drawLayout(layout, await view.toCanvas(PNG_SCALE), PNG_SCALE);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('this browser makes no PNG'));
      }, 'image/png');
    });
  } finally {
    view.finalize();
  }
}

/** Charts with steps or facets have a size of their own, which must not be stretched. */
function fillsItsFrame({ spec }: Chart): boolean {
  return 'autosize' in spec && 'width' in spec && typeof spec.width === 'number';
}

/** Vega writes the size with all room for axes into its element. */
function sizeOf(svg: string): { readonly widthPx: number; readonly heightPx: number } {
  const width = /<svg[^>]*\swidth="([\d.]+)"/.exec(svg)?.[1];
  const height = /<svg[^>]*\sheight="([\d.]+)"/.exec(svg)?.[1];
  return { widthPx: Math.ceil(Number(width ?? WIDTH_PX)), heightPx: Math.ceil(Number(height ?? HEIGHT_PX)) };
}
