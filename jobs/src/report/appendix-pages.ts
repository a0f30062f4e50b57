import type { Appendix } from '@koe/sql/domain/edition/content';
import { compare } from '@koe/sql/domain/metric/difference';
import { INK } from './ink.js';
import type { Reader } from './reader.js';
import { sectionTitle } from './section.js';
import type { Sheet } from './sheet.js';

const GAP = 20;
const LINE = 11.5;

/** What concerns each department and each owner, in two columns, as long as there are pages; the rest is counted and stands on the screen. */
export function appendixPages(sheet: Sheet, reader: Reader, mostPages: number): void {
  const { departments, owners } = reader.content;
  list(sheet, reader, { title: reader.words.departments, entries: departments, mostPages });
  list(sheet, reader, { title: reader.words.owners, entries: owners, mostPages });
}

function list(
  sheet: Sheet,
  reader: Reader,
  {
    title,
    entries,
    mostPages,
  }: { readonly title: string; readonly entries: readonly Appendix[]; readonly mostPages: number },
): void {
  const [first] = entries;
  if (!first) return;
  const w = (sheet.width - GAP) / 2;
  const needs = 24 + LINE + heightOf(first) + LINE;
  if (sheet.pages >= mostPages && sheet.room < needs) return left(sheet, reader, entries.length);
  sectionTitle(sheet, title, '', heightOf(first) + LINE);
  for (let at = 0; at < entries.length; at += 2) {
    const pair = entries.slice(at, at + 2);
    const height = Math.max(...pair.map(heightOf));
    if (sheet.room < height + LINE) {
      if (sheet.pages >= mostPages) return left(sheet, reader, entries.length - at);
      sheet.nextPage();
    }
    pair.forEach((entry, column) => one(sheet, reader, entry, sheet.left + column * (w + GAP), w));
    sheet.y += height;
  }
  sheet.y += 6;
}

function left(sheet: Sheet, reader: Reader, count: number): void {
  if (sheet.room >= LINE)
    sheet.text(reader.words.appendixMore(count), sheet.left, sheet.y, sheet.width, {
      size: 7.5,
      fill: INK.quiet,
      lines: 1,
    });
  sheet.y += LINE;
}

function heightOf({ themes, actionIds, signalIds }: Appendix): number {
  return 14 + LINE * (themes.length + actionIds.length + Math.min(1, signalIds.length)) + 6;
}

function one(
  sheet: Sheet,
  reader: Reader,
  { name, themes, signalIds, actionIds }: Appendix,
  x: number,
  w: number,
): void {
  const { content, words } = reader;
  let { y } = sheet;
  sheet.text(reader.name(name), x, y, w, { size: 8.5, bold: true, lines: 1 });
  y += 14;
  for (const { name: theme, now, before } of themes) {
    const { amount, range, clear } = reader.change(before, compare(now, before));
    const text = range === '' ? amount : `${amount} (${range})`;
    sheet.text(reader.name(theme), x, y, w * 0.42, { size: 7.5, lines: 1, link: reader.voices(now.evidence) });
    sheet.text(reader.number(now), x + w * 0.42, y, w * 0.16, { size: 7.5, align: 'right', lines: 1 });
    sheet.text(text, x + w * 0.6, y + 0.5, w * 0.4, {
      size: 6.5,
      fill: clear ? INK.text : INK.quiet,
      align: 'right',
      lines: 1,
    });
    y += LINE;
  }
  const signals = content.signals.entries.filter(({ finding }) => signalIds.includes(finding.signalId));
  if (signals.length > 0) {
    const names = signals.map(({ finding }) => reader.name(finding.theme.name)).join('、');
    sheet.text(`${words.signals}：${names}`, x, y, w, { size: 7.5, fill: INK.bad, lines: 1 });
    y += LINE;
  }
  for (const { actionId, number, title, dueOn, lateDays, because } of content.actions.entries.filter((each) =>
    actionIds.includes(each.actionId),
  )) {
    const isLate = because === 'late';
    sheet.text(`A-${number} ${title}`, x, y, w * 0.7, {
      size: 7.5,
      lines: 1,
      link: reader.url(`/actions/${actionId}`),
    });
    const when = isLate ? words.late(lateDays) : words.due(reader.shortDay(dueOn));
    sheet.text(when, x + w * 0.7, y, w * 0.3, {
      size: 7.5,
      fill: isLate ? INK.bad : INK.quiet,
      align: 'right',
      lines: 1,
    });
    y += LINE;
  }
}
