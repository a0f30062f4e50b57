import type { SignalEntry } from '@koe/sql/domain/edition/content';
import { weeksChart } from './course-chart.js';
import { INK } from './ink.js';
import type { Reader } from './reader.js';
import { paragraph, sectionTitle } from './section.js';
import type { Sheet } from './sheet.js';

const GAP = 20;
const CARD = 116;
const CHART = 52;

/** Signals two beside each other, each with its thirteen weeks; or why there are none. */
export function signalCards(sheet: Sheet, reader: Reader): void {
  const { words, content } = reader;
  const { entries, computed, tests, emerging } = content.signals;
  sectionTitle(sheet, words.signals, '', entries.length > 0 ? CARD : 20);
  if (entries.length === 0)
    paragraph(sheet, computed ? words.noSignals(reader.count(tests)) : words.notComputed, { quiet: true });
  const w = (sheet.width - GAP) / 2;
  entries.forEach((entry, at) => {
    const column = at % 2;
    if (column === 0 && sheet.room < CARD) sheet.nextPage();
    card(sheet, reader, entry, sheet.left + column * (w + GAP), sheet.y, w);
    if (column === 1 || at === entries.length - 1) sheet.y += CARD;
  });
  if (emerging.length > 0) {
    if (sheet.room < 14 + emerging.length * 12) sheet.nextPage();
    sheet.text(words.emerging, sheet.left, sheet.y, sheet.width, { size: 8.5, bold: true, lines: 1 });
    sheet.y += 13;
    for (const { name, phrases, items, expected } of emerging) {
      const line = `${reader.name(name)}\u3000${words.emergingLine(reader.count(items), reader.count(expected))}\u3000${phrases.join('、')}`;
      sheet.text(line, sheet.left, sheet.y, sheet.width, { size: 8, lines: 1, link: reader.url('/signals') });
      sheet.y += 12;
    }
  }
  sheet.y += 8;
}

function card(sheet: Sheet, reader: Reader, entry: SignalEntry, x: number, y: number, w: number): void {
  const { finding, weeks, disposition } = entry;
  const { words } = reader;
  const dispositions: Readonly<Record<string, string>> = words.disposition;
  const title = [reader.name(finding.theme.name), ...(finding.segment ? [reader.value(finding.segment)] : [])].join(
    ' × ',
  );
  const link = reader.voices(finding.evidence);
  sheet.text(title, x, y, w * 0.76, { size: 9, bold: true, lines: 1, link });
  const fill = disposition === 'open' ? INK.bad : INK.quiet;
  sheet.text(dispositions[disposition] ?? '', x + w * 0.76, y + 0.5, w * 0.24, {
    size: 7.5,
    fill,
    align: 'right',
    lines: 1,
  });
  sheet.text(reader.sentence(finding), x, y + 14, w, { size: 7.5, fill: INK.quiet, lines: 3 });
  sheet.draw(
    weeksChart(weeks, { width: w, height: CHART, zero: true, dates: { text: (on) => reader.shortDay(on), size: 6.5 } }),
    x,
    y + 50,
  );
  sheet.link(x, y + 50, w, CHART, link);
}
