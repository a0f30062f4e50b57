/** Of a mail as text, as mail programs of all ages show it whole. */
const COLUMNS = 78;
/** Two columns each in a font of one width: East Asian letters and signs, full-width forms, pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Never at the beginning of a line. */
const CLOSING = /^[、。，．・：；？！ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ）」』】〕〉》〜,.:;?!)\]}%％]+$/u;
/** Never at the end of one. */
const OPENING = /[（「『【〔〈《([{]$/u;
/** Latin words and addresses are one piece; what stands between them is cut where its words end. */
const RUNS = /\s+|[\u0021-\u007e]+|[^\s\u0021-\u007e]+/gu;
const SEGMENTERS = {
  ja: new Intl.Segmenter('ja', { granularity: 'word' }),
  en: new Intl.Segmenter('en', { granularity: 'word' }),
} as const;

/** Columns that a text takes in a font of one width. */
export function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}

/** Lines of 78 columns at most, broken between words; a word or an address that is longer keeps a line of its own. */
export function wrapPlain(text: string, language: 'ja' | 'en'): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, language))
    .join('\n');
}

function wrapLine(line: string, language: 'ja' | 'en'): string[] {
  if (columnsOf(line) <= COLUMNS) return [line];
  // what goes on stands under the first word of its entry
  const indent = line.startsWith('・') ? '\u3000' : line.startsWith('• ') ? '  ' : '';
  const lines: string[] = [];
  let current = '';
  for (const piece of piecesOf(line, language)) {
    if (current.trim() !== '' && columnsOf((current + piece).trimEnd()) > COLUMNS) {
      lines.push(current.trimEnd());
      current = indent + piece.trimStart();
    } else current += piece;
  }
  return [...lines, current.trimEnd()];
}

function piecesOf(line: string, language: 'ja' | 'en'): string[] {
  const pieces: string[] = [];
  for (const run of line.match(RUNS) ?? []) {
    const parts = /[^\s\u0021-\u007e]/u.test(run)
      ? [...SEGMENTERS[language].segment(run)].map(({ segment }) => segment)
      : [run];
    for (const part of parts) {
      const before = pieces.at(-1);
      if (before !== undefined && (CLOSING.test(part) || OPENING.test(before)))
        pieces[pieces.length - 1] = before + part;
      else pieces.push(part);
    }
  }
  return pieces;
}
