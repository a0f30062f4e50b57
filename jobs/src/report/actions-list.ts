import type { ActionEntry } from '@koe/sql/domain/edition/content';
import { INK } from './ink.js';
import type { Reader } from './reader.js';
import type { Sheet } from './sheet.js';

/** One action: number and title, why it is here, owner, and its effect where there is one. @returns the height it takes */
export function actionLine(
  sheet: Sheet,
  reader: Reader,
  entry: ActionEntry,
  { measure }: { readonly measure: boolean },
): number {
  const { words } = reader;
  const { left, width, y } = sheet;
  const effect = entry.effect ? reader.sentence(entry.effect) : '';
  const style = { size: 7.5, lines: 2 } as const;
  const height = 13.5 + (effect === '' ? 0 : sheet.heightOf(effect, width - 34, style) + 2);
  if (measure) return height;
  const isLate = entry.because === 'late' || entry.blocked;
  const when =
    entry.lateDays > 0 && entry.because !== 'measuring' && entry.because !== 'verdict'
      ? words.late(entry.lateDays)
      : words.due(reader.day(entry.dueOn));
  const state = [
    entry.blocked ? words.blocked : words.because[entry.because],
    when,
    entry.owner?.name ?? words.noOwner,
  ].join('\u3000');
  sheet.text(`A-${entry.number}`, left, y, 34, { size: 8, fill: INK.quiet, lines: 1 });
  sheet.text(entry.title, left + 34, y, width * 0.52 - 34, {
    size: 8.5,
    bold: true,
    lines: 1,
    link: reader.url(`/actions/${entry.actionId}`),
  });
  sheet.text(state, left + width * 0.53, y, width * 0.47, {
    size: 8,
    fill: isLate ? INK.bad : INK.quiet,
    align: 'right',
    lines: 1,
  });
  if (effect !== '') sheet.text(effect, left + 34, y + 13, width - 34, { ...style, fill: INK.quiet });
  return height;
}
