import { commonEn } from '@koe/dashboard/words/common.en';
import { commonJa } from '@koe/dashboard/words/common.ja';
import { compare } from '@koe/sql/domain/metric/difference';
import { weeksChart } from './course-chart.js';
import { INK } from './ink.js';
import { quoteAt, quoteHeight } from './quotes.js';
import type { Reader } from './reader.js';
import { sectionTitle } from './section.js';
import type { Sheet } from './sheet.js';

const CHART = 84;
const GAP = 20;
/** The line above the quotes. */
const TITLE = 12;

/** One theme closely: its half year, where it is said, and the customers' words. */
export function depthSection(sheet: Sheet, reader: Reader): void {
  const { depth } = reader.content;
  if (!depth) return;
  const { words } = reader;
  const days = reader.days({ from: depth.filter.from ?? '', to: depth.filter.to ?? '' });
  sectionTitle(sheet, words.depth(reader.name(depth.theme.name)), days, CHART + 60);
  const difference = compare(depth.share, depth.shareBefore);
  const text = reader.sentence({ kind: 'change', now: depth.share, before: depth.shareBefore, difference });
  const height = sheet.heightOf(text, sheet.width, { size: 9, lines: 3 });
  sheet.text(text, sheet.left, sheet.y, sheet.width, { size: 9, lines: 3, link: reader.voices(depth.share.evidence) });
  sheet.y += height + 5;
  const w = sheet.width * 0.58;
  sheet.text(words.depthCourse, sheet.left, sheet.y, w, { size: 7, fill: INK.quiet, lines: 1 });
  const chart = weeksChart(depth.weeks, {
    width: w,
    height: CHART,
    zero: true,
    dates: { text: (on) => reader.shortDay(on), size: 6.5 },
  });
  sheet.draw(chart, sheet.left, sheet.y + 11);
  const side = facts(sheet, reader, sheet.left + w + GAP, sheet.y, sheet.width - w - GAP);
  sheet.y += Math.max(CHART + 16, side) + 4;
  quotes(sheet, reader);
  sheet.y += 8;
}

function facts(sheet: Sheet, reader: Reader, x: number, y: number, w: number): number {
  const { depth } = reader.content;
  if (!depth) return 0;
  const { words } = reader;
  const common = reader.language === 'ja' ? commonJa : commonEn;
  const intents: Readonly<Record<string, string>> = common.intent;
  let top = y;
  const line = (text: string, style: { readonly bold?: boolean; readonly fill?: string } = {}): void => {
    sheet.text(text, x, top, w, { size: 7.5, lines: 1, ...style });
    top += 11.5;
  };
  line(words.intents, { bold: true });
  for (const { key, share } of depth.intents) line(`${intents[key] ?? key}\u3000${reader.share(share)}`);
  if (depth.segments.length > 0) {
    top += 4;
    line(words.where, { bold: true });
    for (const { by, label, key, name, lift } of depth.segments.slice(0, 4))
      line(words.whereLine(reader.value({ field: by, label, key, name, not: false }), lift.toFixed(1)));
  }
  return top - y;
}

/** In two columns, each filled where it is shorter; what the page has no room for stands on the next. */
function quotes(sheet: Sheet, reader: Reader): void {
  const { depth } = reader.content;
  if (!depth || depth.quotes.length === 0) return;
  const w = (sheet.width - GAP) / 2;
  const heights = depth.quotes.map((quote) => quoteHeight(sheet, reader, quote, w) + 4);
  if (sheet.room < TITLE + Math.max(...heights.slice(0, 2))) sheet.nextPage();
  sheet.text(reader.words.quotes, sheet.left, sheet.y, sheet.width, { size: 7, fill: INK.quiet, lines: 1 });
  sheet.y += TITLE;
  let ends: [number, number] = [0, 0];
  for (const [at, quote] of depth.quotes.entries()) {
    const height = heights[at] ?? 0;
    if (Math.min(...ends) + height > sheet.room) {
      sheet.nextPage();
      ends = [0, 0];
    }
    const column = ends[0] <= ends[1] ? 0 : 1;
    quoteAt(sheet, reader, quote, sheet.left + column * (w + GAP), sheet.y + ends[column], w);
    ends[column] += height;
  }
  sheet.y += Math.max(...ends);
}
