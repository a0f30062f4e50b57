import { Resvg } from '@resvg/resvg-js';
import { FONT_FILES } from './fonts.js';
import type { Picture } from './shapes.js';
import { svgOf } from './shapes-svg.js';

/** Pixels a point: sharp on screens of double density. */
const ZOOM = 2;

/** A picture for mail. Only the given font is known: the same on every machine. */
export function pngOf(picture: Picture): Buffer {
  const image = new Resvg(svgOf(picture), {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: {
      fontFiles: [FONT_FILES.regular, FONT_FILES.bold],
      loadSystemFonts: false,
      defaultFontFamily: 'Noto Sans JP',
    },
  });
  return image.render().asPng();
}
