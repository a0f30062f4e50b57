import type { Picture, Shape } from './shapes.js';

/** As a picture for mail. @param scale pixels a point */
export function svgOf({ width, height, shapes }: Picture, background = '#ffffff'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${background}"/>${shapes.map(elementOf).join('')}</svg>`;
}

function elementOf(shape: Shape): string {
  switch (shape.kind) {
    case 'line': {
      const dash = shape.dash === undefined ? '' : ` stroke-dasharray="${shape.dash}"`;
      return `<polyline points="${shape.points.join(' ')}" fill="none" stroke="${shape.stroke}" stroke-width="${shape.width}"${dash} stroke-linejoin="round"/>`;
    }
    case 'area':
      return `<polygon points="${shape.points.join(' ')}" fill="${shape.fill}"/>`;
    case 'rect':
      return `<rect x="${shape.x}" y="${shape.y}" width="${shape.w}" height="${shape.h}" fill="${shape.fill}"/>`;
    case 'dot': {
      const ring = shape.stroke === undefined ? '' : ` stroke="${shape.stroke}" stroke-width="1"`;
      return `<circle cx="${shape.at[0]}" cy="${shape.at[1]}" r="${shape.r}" fill="${shape.fill}"${ring}/>`;
    }
    case 'text': {
      const weight = shape.bold === true ? ' font-weight="700"' : '';
      return `<text x="${shape.at[0]}" y="${shape.at[1]}" font-family="Noto Sans JP" font-size="${shape.size}" fill="${shape.fill}" text-anchor="${shape.anchor}"${weight}>${escapeXml(shape.text)}</text>`;
    }
  }
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
