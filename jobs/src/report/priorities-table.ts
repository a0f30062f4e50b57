import type { PriorityEntry } from '@koe/sql/domain/edition/content';
import { INK } from './ink.js';
import type { Reader } from './reader.js';
import { sectionTitle } from './section.js';
import type { Sheet } from './sheet.js';

const ROW = 21;
const TERMS = ['frequency', 'impact', 'urgency', 'goalFit'] as const;

/** 問題の種類 / 頻度 / 優先順位, with the bar of each term and ties shown as the same rank. */
export function prioritiesTable(sheet: Sheet, reader: Reader): void {
  const { words, content } = reader;
  const { entries, filter, themes } = content.priorities;
  if (entries.length === 0) return;
  const days = reader.days({ from: filter.from ?? '', to: filter.to ?? '' });
  sectionTitle(sheet, words.priorities, words.prioritiesNote(days, themes), Math.min(sheet.room, 20 + 3 * ROW));
  const columns = columnsOf(sheet);
  const heads = {
    rank: words.columns.rank,
    theme: words.columns.theme,
    frequency: words.columns.frequency,
    score: words.columns.score,
    owner: words.columns.owner,
  } as const;
  for (const [name, title] of Object.entries(heads)) {
    const column = Object.hasOwn(columns, name)
      ? columns[name === 'rank' || name === 'theme' || name === 'frequency' || name === 'score' ? name : 'owner']
      : null;
    if (column) sheet.text(title, column.x, sheet.y, column.w, { size: 7, fill: INK.quiet, lines: 1 });
  }
  const terms = columns.terms.w / TERMS.length;
  TERMS.forEach((term, at) => {
    sheet.text(words.terms[term] ?? '', columns.terms.x + at * terms, sheet.y, terms - 1, {
      size: 6,
      fill: INK.quiet,
      lines: 1,
    });
  });
  sheet.y += 12;
  for (const entry of entries) {
    if (sheet.room < ROW) sheet.nextPage();
    sheet.rule(sheet.left, sheet.y - 1.5, sheet.width);
    row(sheet, reader, entry, columns);
    sheet.y += ROW;
  }
  sheet.y += 8;
}

interface Column {
  readonly x: number;
  readonly w: number;
}
type Columns = Readonly<Record<'rank' | 'theme' | 'frequency' | 'terms' | 'score' | 'owner', Column>>;

function columnsOf({ left, width }: Sheet): Columns {
  const at = (from: number, to: number): Column => ({ x: left + width * from, w: width * (to - from) - 6 });
  return {
    rank: at(0, 0.13),
    theme: at(0.13, 0.42),
    frequency: at(0.41, 0.56),
    terms: at(0.56, 0.75),
    score: at(0.76, 0.87),
    owner: at(0.87, 1.01),
  };
}

function row(sheet: Sheet, reader: Reader, entry: PriorityEntry, columns: Columns): void {
  const { words } = reader;
  const { rank, rankInterval, theme, share, frequencyLevel, terms, level, score, owner } = entry;
  const { y } = sheet;
  sheet.text(String(rank), columns.rank.x, y, 16, { size: 10, bold: true, lines: 1 });
  sheet.text(words.ranks(rankInterval[0], rankInterval[1]), columns.rank.x + 16, y + 3.5, columns.rank.w - 12, {
    size: 6,
    fill: INK.quiet,
    lines: 1,
  });
  sheet.text(reader.name(theme.name), columns.theme.x, y + 1.5, columns.theme.w, {
    size: 8.5,
    lines: 1,
    link: reader.voices(share.evidence),
  });
  sheet.text(
    `${words.frequency[frequencyLevel] ?? ''}\u3000${reader.number(share)}`,
    columns.frequency.x,
    y,
    columns.frequency.w,
    { size: 8, lines: 1 },
  );
  sheet.text(
    `${reader.interval(share)}\u3000${words.n(reader.count(share.n))}`,
    columns.frequency.x,
    y + 10.5,
    columns.frequency.w + 4,
    { size: 5.8, fill: INK.quiet, lines: 1 },
  );
  const w = columns.terms.w / TERMS.length;
  TERMS.forEach((term, at) => {
    const x = columns.terms.x + at * w;
    sheet.box(x, y + 5.5, w - 4, 4.5, INK.band);
    sheet.box(x, y + 5.5, (w - 4) * terms[term], 4.5, INK.accent);
  });
  sheet.text(`${words.level[level] ?? ''}\u3000${score.toFixed(2)}`, columns.score.x, y + 1.5, columns.score.w + 4, {
    size: 8,
    bold: level === 'high',
    lines: 1,
  });
  if (owner)
    sheet.text(reader.name(owner), columns.owner.x, y + 1.5, columns.owner.w, { size: 7.5, fill: INK.quiet, lines: 1 });
}
