import { INK } from './ink.js';
import type { Sheet } from './sheet.js';

/** A block's title on a hairline, with a quiet note at its right. Keeps with what follows. */
export function sectionTitle(sheet: Sheet, title: string, note = '', needs = 60): void {
  if (sheet.room < needs + 24) sheet.nextPage();
  sheet.rule(sheet.left, sheet.y, sheet.width, INK.text, 0.8);
  sheet.y += 4;
  sheet.text(title, sheet.left, sheet.y, sheet.width * 0.62, { size: 10, bold: true, lines: 1 });
  if (note !== '')
    sheet.text(note, sheet.left + sheet.width * 0.5, sheet.y + 1.5, sheet.width * 0.5, {
      size: 7.5,
      fill: INK.quiet,
      align: 'right',
      lines: 1,
    });
  sheet.y += 18;
}

/** A paragraph over the whole width. */
export function paragraph(
  sheet: Sheet,
  text: string,
  options: {
    readonly size?: number;
    readonly quiet?: boolean;
    readonly indent?: number;
    readonly link?: string | undefined;
  } = {},
): void {
  const { size = 9, quiet = false, indent = 0, link } = options;
  const width = sheet.width - indent;
  const height = sheet.heightOf(text, width, { size });
  if (sheet.room < height) sheet.nextPage();
  sheet.text(text, sheet.left + indent, sheet.y, width, { size, fill: quiet ? INK.quiet : INK.text, link });
  sheet.y += height + 3;
}
