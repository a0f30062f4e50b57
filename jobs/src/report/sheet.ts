import PDFDocument from 'pdfkit';
import { FONT_FILES } from './fonts.js';
import { INK } from './ink.js';
import { round, type Picture } from './shapes.js';

export const PAGE = { width: 595.28, height: 841.89, margin: 40, foot: 34 } as const;

export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly fill?: string;
  readonly align?: 'left' | 'right' | 'center';
  /** Lines at most; what is left over ends in an ellipsis. */
  readonly lines?: number;
  /** Opens this when clicked. */
  readonly link?: string | undefined;
}

/** Of the font's own line, 1.45, to what is read well in both languages. */
const LEADING = 1.42;
/** 〓, the printers' mark for a sign they do not have. */
const GETA = 0x3013;

/** A PDF page after page, with a cursor. Nothing in it depends on the day, the machine or chance. */
export class Sheet {
  /** Next free line of the page, from above. */
  y: number = PAGE.margin;
  readonly width = PAGE.width - 2 * PAGE.margin;
  readonly left = PAGE.margin;
  private readonly doc: PDFKit.PDFDocument;
  private readonly chunks: Buffer[] = [];
  private readonly done: Promise<void>;

  constructor(info: { readonly title: string; readonly author: string; readonly at: Date; readonly language: string }) {
    const { title, author, at, language } = info;
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      autoFirstPage: true,
      lang: language,
      displayTitle: true,
      info: { Title: title, Author: author, Creator: 'Koe', Producer: 'Koe', CreationDate: at, ModDate: at },
    });
    this.done = new Promise((resolve, reject) => {
      this.doc.on('data', (chunk: Buffer) => this.chunks.push(chunk));
      this.doc.on('end', resolve);
      this.doc.on('error', reject);
    });
    this.doc.registerFont('regular', FONT_FILES.regular);
    this.doc.registerFont('bold', FONT_FILES.bold);
    this.doc.font('regular');
  }

  get pages(): number {
    return this.doc.bufferedPageRange().count;
  }

  /** Room left on the page. */
  get room(): number {
    return PAGE.height - PAGE.margin - PAGE.foot - this.y;
  }

  nextPage(): void {
    this.doc.addPage();
    this.y = PAGE.margin;
  }

  /** @returns the height that the text took */
  text(text: string, x: number, y: number, w: number, style: TextStyle = {}): number {
    const { size = 9, bold = false, fill = INK.text, align = 'left', link } = style;
    const shown = this.fitted(text, w, style);
    this.doc
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(fill);
    const height = this.heightOf(shown, w, style);
    this.doc.text(shown, round(x), round(y), {
      width: w,
      align,
      lineGap: this.gap(size),
      link: link ?? null,
      underline: false,
    });
    return height;
  }

  heightOf(text: string, w: number, { size = 9, bold = false, lines }: TextStyle = {}): number {
    this.doc.font(bold ? 'bold' : 'regular').fontSize(size);
    const height = this.doc.heightOfString(this.drawable(text), { width: w, lineGap: this.gap(size) });
    return lines === undefined ? height : Math.min(height, lines * size * LEADING + 0.5);
  }

  widthOf(text: string, { size = 9, bold = false }: TextStyle = {}): number {
    this.doc.font(bold ? 'bold' : 'regular').fontSize(size);
    return this.doc.widthOfString(this.drawable(text));
  }

  rule(x: number, y: number, w: number, colour: string = INK.line, width = 0.5): void {
    this.doc
      .moveTo(round(x), round(y))
      .lineTo(round(x + w), round(y))
      .lineWidth(width)
      .undash()
      .strokeColor(colour)
      .stroke();
  }

  box(x: number, y: number, w: number, h: number, fill: string): void {
    if (w > 0 && h > 0) this.doc.rect(round(x), round(y), round(w), round(h)).fillColor(fill).fill();
  }

  link(x: number, y: number, w: number, h: number, url: string | undefined): void {
    if (url !== undefined) this.doc.link(round(x), round(y), round(w), round(h), url);
  }

  draw(picture: Picture, x: number, y: number): void {
    const { doc } = this;
    doc.save().translate(round(x), round(y));
    for (const shape of picture.shapes) {
      if (shape.kind === 'rect') doc.rect(shape.x, shape.y, shape.w, shape.h).fillColor(shape.fill).fill();
      else if (shape.kind === 'dot') {
        doc.circle(shape.at[0], shape.at[1], shape.r).lineWidth(0.8).undash();
        if (shape.stroke === undefined) doc.fillColor(shape.fill).fill();
        else doc.fillAndStroke(shape.fill, shape.stroke);
      } else if (shape.kind === 'text') {
        doc
          .font(shape.bold === true ? 'bold' : 'regular')
          .fontSize(shape.size)
          .fillColor(shape.fill);
        const text = this.drawable(shape.text);
        const w = doc.widthOfString(text);
        const from = shape.anchor === 'start' ? 0 : shape.anchor === 'end' ? w : w / 2;
        doc.text(text, round(shape.at[0] - from), shape.at[1], { lineBreak: false, baseline: 'alphabetic' });
      } else {
        shape.points.forEach(([px, py], at) => (at === 0 ? doc.moveTo(px, py) : doc.lineTo(px, py)));
        if (shape.kind === 'area') doc.closePath().fillColor(shape.fill).fill();
        else {
          if (shape.dash === undefined) doc.undash();
          else doc.dash(shape.dash, { space: shape.dash });
          doc.lineWidth(shape.width).lineJoin('round').strokeColor(shape.stroke).stroke();
        }
      }
    }
    doc.undash().restore();
  }

  /** Calls for every page, when all of them are known. */
  feet(draw: (page: number, of: number) => void): void {
    const { count } = this.doc.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.doc.switchToPage(page);
      draw(page + 1, count);
    }
  }

  async bytes(): Promise<Buffer> {
    this.doc.end();
    await this.done;
    return Buffer.concat(this.chunks);
  }

  private gap(size: number): number {
    return size * (LEADING - 1.448);
  }

  /** Cut to the lines that there is room for. */
  private fitted(text: string, w: number, style: TextStyle): string {
    const whole = this.drawable(text);
    if (style.lines === undefined) return whole;
    const most = style.lines * (style.size ?? 9) * LEADING + 1;
    const fits = (shown: string): boolean =>
      this.heightOf(shown, w, { ...style, lines: Number.MAX_SAFE_INTEGER }) <= most;
    if (fits(whole)) return whole;
    const signs = [...whole];
    let [low, high] = [0, signs.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (fits(`${signs.slice(0, middle).join('')}…`)) low = middle;
      else high = middle - 1;
    }
    return `${signs.slice(0, low).join('').trimEnd()}…`;
  }

  /** Control signs are left out, signs that the font does not have are marked: a report never shows empty boxes. */
  private drawable(text: string): string {
    const plain = text.normalize('NFC').replace(/\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu, '');
    return [...plain].map((sign) => (this.has(sign.codePointAt(0) ?? 0) ? sign : String.fromCodePoint(GETA))).join('');
  }

  private has(code: number): boolean {
    return code < 0x7f || hasGlyph(Reflect.get(this.doc, '_font'), code);
  }
}

/** pdfkit's types leave the font out that it is drawing with. */
function hasGlyph(drawing: unknown, code: number): boolean {
  if (typeof drawing !== 'object' || drawing === null || !('font' in drawing)) return true;
  const { font } = drawing;
  if (typeof font !== 'object' || font === null || !('hasGlyphForCodePoint' in font)) return true;
  const { hasGlyphForCodePoint: has } = font;
  return typeof has !== 'function' || has.call(font, code) === true;
}
