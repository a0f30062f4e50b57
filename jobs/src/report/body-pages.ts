import { INK } from './ink.js';
import { prioritiesTable } from './priorities-table.js';
import { depthSection } from './depth-section.js';
import type { Reader } from './reader.js';
import { paragraph, sectionTitle } from './section.js';
import type { Sheet } from './sheet.js';
import { signalCards } from './signal-cards.js';
import { quoteHeight, quoteAt } from './quotes.js';

/** Everything after the front page in the order of the report, but the appendices. */
export function bodyPages(sheet: Sheet, reader: Reader): void {
  const { content, words } = reader;
  if (content.header.quiet) paragraph(sheet, words.quiet, { size: 10 });
  signalCards(sheet, reader);
  prioritiesTable(sheet, reader);
  depthSection(sheet, reader);
  goodNews(sheet, reader);
  faqGaps(sheet, reader);
  caseOfWeek(sheet, reader);
  reliability(sheet, reader);
}

function goodNews(sheet: Sheet, reader: Reader): void {
  const { good } = reader.content;
  sectionTitle(sheet, reader.words.good, reader.days({ from: good.filter.from ?? '', to: good.filter.to ?? '' }));
  if (good.findings.length === 0) paragraph(sheet, reader.words.noGood, { quiet: true });
  for (const finding of good.findings) {
    const link =
      finding.kind === 'good_news' ? reader.voices(finding.now.evidence) : reader.url(`/actions/${finding.actionId}`);
    // the heading says that it is good
    bullet(sheet, reader.sentence(finding.kind === 'good_news' ? { ...finding, kind: 'change' } : finding), link);
  }
  if (good.quote) {
    const height = quoteHeight(sheet, reader, good.quote, sheet.width);
    if (sheet.room < height) sheet.nextPage();
    quoteAt(sheet, reader, good.quote, sheet.left, sheet.y, sheet.width);
    sheet.y += height;
  }
  sheet.y += 8;
}

function faqGaps(sheet: Sheet, reader: Reader): void {
  const { faq } = reader.content;
  sectionTitle(
    sheet,
    reader.words.faq,
    faq.open > faq.gaps.length ? reader.words.more(faq.open - faq.gaps.length) : '',
    30,
  );
  if (faq.gaps.length === 0)
    paragraph(sheet, faq.through === null ? reader.words.noFaqLook : reader.words.noFaq, { quiet: true });
  for (const gap of faq.gaps)
    bullet(sheet, reader.sentence(gap), gap.evidence === undefined ? reader.url('/faq') : reader.voices(gap.evidence));
  sheet.y += 8;
}

function caseOfWeek(sheet: Sheet, reader: Reader): void {
  const { content, words } = reader;
  const found = content.caseOfWeek;
  if (!found) return;
  sectionTitle(sheet, words.caseOfWeek, words.outcome[found.outcome], 40);
  const link = reader.url(`/cases/${found.caseId}`);
  sheet.text(reader.name(found.title), sheet.left, sheet.y, sheet.width, { size: 9.5, bold: true, lines: 2, link });
  sheet.y += sheet.heightOf(reader.name(found.title), sheet.width, { size: 9.5, bold: true, lines: 2 }) + 1;
  const lesson = `${words.lesson}：${reader.name(found.lesson)}`;
  sheet.text(lesson, sheet.left, sheet.y, sheet.width, { size: 8.5, fill: INK.quiet, lines: 3 });
  sheet.y += sheet.heightOf(lesson, sheet.width, { size: 8.5, lines: 3 }) + 10;
}

function reliability(sheet: Sheet, reader: Reader): void {
  const { content, words } = reader;
  const { finding, themes } = content.reliability;
  sectionTitle(sheet, words.reliability, '', 50);
  paragraph(sheet, reader.sentence(finding), { size: 8.5, link: reader.url('/trust') });
  const known = themes.filter(({ f1 }) => f1 !== null);
  const shown = known.length === 0 ? [] : themes;
  const columns = 3;
  const w = sheet.width / columns;
  if (shown.length > 0) {
    sheet.text(words.themeAccuracy, sheet.left, sheet.y, sheet.width, { size: 7.5, fill: INK.quiet, lines: 1 });
    sheet.y += 12;
  }
  shown.forEach(({ name, f1, interval }, at) => {
    const column = at % columns;
    if (column === 0 && sheet.room < 12) sheet.nextPage();
    const x = sheet.left + column * w;
    sheet.text(reader.name(name), x, sheet.y, w * 0.55, { size: 7.5, lines: 1 });
    const text =
      f1 === null || interval === null
        ? words.unknownAccuracy
        : `${f1.toFixed(2)} (${words.range(interval[0].toFixed(2), interval[1].toFixed(2))})`;
    sheet.text(text, x + w * 0.55, sheet.y, w * 0.4, { size: 7.5, fill: INK.quiet, align: 'right', lines: 1 });
    if (column === columns - 1 || at === shown.length - 1) sheet.y += 11.5;
  });
  sheet.y += 8;
}

function bullet(sheet: Sheet, text: string, link: string | undefined): void {
  const width = sheet.width - 12;
  const height = sheet.heightOf(text, width, { size: 9 });
  if (sheet.room < height) sheet.nextPage();
  sheet.box(sheet.left + 1, sheet.y + 4.5, 3.5, 3.5, INK.good);
  sheet.text(text, sheet.left + 12, sheet.y, width, { size: 9, link });
  sheet.y += height + 3;
}
