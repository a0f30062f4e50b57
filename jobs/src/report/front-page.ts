import type { BandRow, PictureRow, VolumeRow } from '@koe/sql/domain/edition/picture';
import { actionLine } from './actions-list.js';
import { courseChart, perWeek } from './course-chart.js';
import { INK } from './ink.js';
import type { Reader } from './reader.js';
import { sectionTitle } from './section.js';
import type { Sheet } from './sheet.js';

const ROW = 39;
const MOST_VOLUMES = 6;

/** One side: what is asked, what changed, the whole picture, what is due. Everything on it has a place of fixed height. */
export function frontPage(sheet: Sheet, reader: Reader): void {
  head(sheet, reader);
  sentences(sheet, reader);
  picture(sheet, reader);
  volumes(sheet, reader);
  due(sheet, reader);
}

function head(sheet: Sheet, reader: Reader): void {
  const { header } = reader.content;
  const { words } = reader;
  const { left, width } = sheet;
  sheet.text(`${header.organisation}\u3000${words.title}`, left, sheet.y, width * 0.6, {
    size: 9,
    fill: INK.quiet,
    lines: 1,
  });
  sheet.text(reader.asOf(), left + width * 0.5, sheet.y, width * 0.5, {
    size: 8,
    fill: INK.quiet,
    align: 'right',
    lines: 1,
  });
  sheet.y += 13;
  sheet.text(reader.week(), left, sheet.y, width * 0.68, { size: 19, bold: true, lines: 1 });
  const { received, expected, missing } = header.sources;
  const facts = `${words.items(reader.count(header.items.value ?? 0))}\u3000${words.sources(received, expected)}`;
  sheet.text(facts, left + width * 0.6, sheet.y + 4, width * 0.4, {
    size: 9,
    align: 'right',
    lines: 1,
    link: reader.voices(header.items.evidence),
  });
  if (missing.length > 0)
    sheet.text(
      words.missing(missing.map(({ name }) => name).join('、')),
      left + width * 0.5,
      sheet.y + 17,
      width * 0.5,
      { size: 7.5, fill: INK.bad, align: 'right', lines: 1 },
    );
  sheet.y += 33;
}

function sentences(sheet: Sheet, reader: Reader): void {
  const { left, width } = sheet;
  const { content, words } = reader;
  const texts = content.sentences.slice(0, 3).map((finding) => reader.sentence(finding));
  const style = { size: 10, lines: 3 } as const;
  const heights = texts.map((text) => sheet.heightOf(text, width - 36, style));
  const height = heights.reduce((sum, each) => sum + each + 5, 7);
  sheet.box(left, sheet.y, width, height, INK.wash);
  sheet.box(left, sheet.y, 2.5, height, INK.accent);
  let { y } = sheet;
  y += 6;
  texts.forEach((text, at) => {
    sheet.text(String(at + 1), left + 12, y, 14, { size: 10, bold: true, fill: INK.accent });
    sheet.text(text, left + 26, y, width - 36, style);
    y += (heights[at] ?? 0) + 5;
  });
  sheet.y += height + 6;
  const { themes, oldestWeeks } = content.header.undecided;
  if (themes > 0) {
    sheet.text(words.undecided(themes, oldestWeeks), left, sheet.y, width, {
      size: 8,
      fill: INK.quiet,
      align: 'right',
      lines: 1,
      link: reader.url('/themes'),
    });
    sheet.y += 13;
  }
}

function picture(sheet: Sheet, reader: Reader): void {
  const { words, content } = reader;
  sectionTitle(sheet, words.picture, words.course);
  const { left, width } = sheet;
  for (const row of content.picture.rows) {
    pictureRow(sheet, reader, row);
    sheet.y += ROW;
    sheet.rule(left, sheet.y - 3, width);
  }
  sheet.y += 3;
}

function pictureRow(sheet: Sheet, reader: Reader, row: PictureRow): void {
  const { words } = reader;
  const { left, width, y } = sheet;
  const { now, before, difference, weeks, months, target, lagWeeks } = row;
  const isCount = now.metric === 'volume';
  const columns = { name: left, value: left + width * 0.23, change: left + width * 0.41, chart: left + width * 0.64 };
  const name = { size: 8.5, lines: 2, link: reader.voices(now.evidence) } as const;
  sheet.text(reader.metric(now), columns.name, y + 2.5, width * 0.22, name);
  const value = now.value === null ? words.notEnough(reader.count(now.n)) : reader.amount(now.metric, now.value);
  sheet.text(value, columns.value, y, width * 0.18, {
    size: now.value === null ? 8.5 : 13,
    bold: now.value !== null,
    lines: 1,
  });
  const under = [reader.interval(now), ...(isCount ? [] : [words.n(reader.count(now.n))])].filter(
    (part) => part !== '',
  );
  if (now.value !== null)
    sheet.text(under.join('\u3000'), columns.value, y + 17.5, width * 0.19, { size: 7, fill: INK.quiet, lines: 1 });
  const change = reader.change(before, difference);
  const good = reader.isGood(now.metric, difference);
  const fill = good === null ? (change.clear ? INK.text : INK.quiet) : good ? INK.good : INK.bad;
  sheet.text(change.amount, columns.change, y + 2.5, width * 0.23, { size: 8.5, fill, bold: change.clear, lines: 1 });
  if (change.range !== '')
    sheet.text(change.range, columns.change, y + 17.5, width * 0.23, { size: 7, fill: INK.quiet, lines: 1 });
  const notes = [
    ...(target === null ? [] : [words.target(reader.amount(now.metric, target))]),
    ...(lagWeeks > 0 ? [words.lag] : []),
  ];
  if (notes.length > 0)
    sheet.text(
      notes.join('\u3000'),
      columns.name,
      y + 3 + sheet.heightOf(reader.metric(now), width * 0.22, name),
      width * 0.22,
      { size: 7, fill: INK.quiet, lines: 1 },
    );
  const course = isCount ? months.map((month) => perWeek(month, reader.content.header.week.to)) : months;
  const chart = courseChart(course, weeks, { width: width * 0.36, height: ROW - 8, target });
  sheet.draw(chart, columns.chart, y - 1);
  sheet.link(
    columns.chart,
    y,
    width * 0.36,
    ROW - 5,
    reader.url(`/trends?${reader.voices(now.filter)?.split('?')[1] ?? ''}`),
  );
}

function volumes(sheet: Sheet, reader: Reader): void {
  const { words, content } = reader;
  const { left, width } = sheet;
  const gap = 18;
  const w = (width - 2 * gap) / 3;
  const { y } = sheet;
  const heights = [
    volumeList(sheet, reader, { title: words.byChannel, rows: content.picture.channels, x: left, y, w }),
    volumeList(sheet, reader, { title: words.byIntent, rows: content.picture.intents, x: left + w + gap, y, w }),
    bandList(sheet, reader, { rows: content.picture.bands, x: left + 2 * (w + gap), y, w }),
  ];
  sheet.y += Math.max(...heights) + 6;
}

interface ListPlace {
  readonly x: number;
  readonly y: number;
  readonly w: number;
}

function volumeList(
  sheet: Sheet,
  reader: Reader,
  { title, rows, x, y, w }: ListPlace & { readonly title: string; readonly rows: readonly VolumeRow[] },
): number {
  sheet.text(title, x, y, w, { size: 8.5, bold: true, lines: 1 });
  const shown = rows.slice(0, MOST_VOLUMES);
  const most = Math.max(1, ...shown.map(({ now }) => now.value ?? 0));
  shown.forEach((row, at) => {
    const top = y + 15 + at * 13.5;
    const change = reader.change(row.before, row.difference);
    sheet.text(reader.value(row.of), x, top, w * 0.42, { size: 7.5, lines: 1, link: reader.voices(row.now.evidence) });
    sheet.box(x + w * 0.43, top + 2.5, (w * 0.24 * (row.now.value ?? 0)) / most, 6, INK.strong);
    sheet.text(reader.count(row.now.value ?? 0), x + w * 0.66, top, w * 0.14, { size: 7.5, align: 'right', lines: 1 });
    sheet.text(change.amount, x + w * 0.8, top, w * 0.2, { size: 7, fill: INK.quiet, align: 'right', lines: 1 });
  });
  return 15 + shown.length * 13.5;
}

function bandList(
  sheet: Sheet,
  reader: Reader,
  { rows, x, y, w }: ListPlace & { readonly rows: readonly BandRow[] },
): number {
  if (rows.length === 0) return 0;
  const { words } = reader;
  sheet.text(words.bands, x, y, w * 0.6, { size: 8.5, bold: true, lines: 1 });
  sheet.text(words.n(reader.count(rows[0]?.now.n ?? 0)), x + w * 0.6, y + 1, w * 0.4, {
    size: 7,
    fill: INK.quiet,
    align: 'right',
    lines: 1,
  });
  let from = x;
  rows.forEach(({ now }, at) => {
    const part = w * (now.value ?? 0);
    sheet.box(from, y + 16, part, 9, INK.bands[at] ?? INK.strong);
    from += part;
  });
  rows.forEach((row, at) => {
    const top = y + 29 + at * 11.5;
    sheet.box(x, top + 2.5, 6, 6, INK.bands[at] ?? INK.strong);
    sheet.text(words.band[at] ?? '', x + 10, top, w * 0.5, {
      size: 7.5,
      lines: 1,
      link: reader.voices(row.now.evidence),
    });
    sheet.text(reader.number(row.now), x + w * 0.5, top, w * 0.22, { size: 7.5, align: 'right', lines: 1 });
    const { amount, clear } = reader.change(row.before, row.difference);
    sheet.text(clear ? amount : words.bandSame, x + w * 0.72, top, w * 0.28, {
      size: 7,
      fill: INK.quiet,
      align: 'right',
      lines: 1,
    });
  });
  return 29 + rows.length * 11.5;
}

/** As many as there is room for; late and blocked stand first. */
function due(sheet: Sheet, reader: Reader): void {
  const { words, content } = reader;
  const { entries, open } = content.actions;
  if (sheet.room < 44) return;
  sectionTitle(sheet, words.actions, words.openActions(open), 0);
  if (entries.length === 0)
    sheet.text(words.noActions, sheet.left, sheet.y, sheet.width, { size: 8.5, fill: INK.quiet, lines: 1 });
  let shown = 0;
  for (const entry of entries) {
    const height = actionLine(sheet, reader, entry, { measure: true });
    const isLast = shown === entries.length - 1;
    if (sheet.room < height + (isLast ? 0 : 12)) break;
    sheet.y += actionLine(sheet, reader, entry, { measure: false });
    shown += 1;
  }
  if (shown < entries.length)
    sheet.text(words.more(entries.length - shown), sheet.left, sheet.y, sheet.width, {
      size: 7.5,
      fill: INK.quiet,
      lines: 1,
      link: reader.url('/actions'),
    });
}
