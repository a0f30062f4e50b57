import { appendixPages } from './appendix-pages.js';
import { bodyPages } from './body-pages.js';
import { frontPage } from './front-page.js';
import { INK } from './ink.js';
import type { Reader } from './reader.js';
import { PAGE, Sheet } from './sheet.js';

/** Pages at most: the front and four of the body. */
export const MOST_PAGES = 5;

/** The report on A4. The same content gives the same bytes. */
export async function renderPdf(reader: Reader): Promise<{ readonly bytes: Buffer; readonly pages: number }> {
  const { header } = reader.content;
  const { words } = reader;
  const sheet = new Sheet({
    title: `${words.title} ${header.week.from}`,
    author: header.organisation,
    at: new Date(header.stamp.asOf),
    language: reader.language,
  });
  frontPage(sheet, reader);
  if (sheet.pages !== 1) throw new Error('the front page of a report is one side');
  sheet.nextPage();
  bodyPages(sheet, reader);
  appendixPages(sheet, reader, MOST_PAGES);
  sheet.feet((page, of) => {
    const y = PAGE.height - PAGE.foot;
    sheet.rule(sheet.left, y, sheet.width);
    const foot = `${reader.asOf()}\u3000${words.hash(reader.hash.slice(0, 16))}`;
    sheet.text(foot, sheet.left, y + 5, sheet.width * 0.8, { size: 6.5, fill: INK.quiet, lines: 1 });
    sheet.text(words.page(page, of), sheet.left + sheet.width * 0.8, y + 5, sheet.width * 0.2, {
      size: 6.5,
      fill: INK.quiet,
      align: 'right',
      lines: 1,
    });
  });
  return { pages: sheet.pages, bytes: await sheet.bytes() };
}
