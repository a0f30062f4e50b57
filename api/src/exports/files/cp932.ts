import iconv from 'iconv-lite';

/** What stands for a character that CP932 has not: the printer's mark for a missing piece of type. */
const MISSING = '〓';
/** Characters that CP932 has in another form only; no reader sees a difference. */
const SAME: Readonly<Record<string, string>> = {
  '\u301c': '\uff5e',
  '\u2016': '\u2225',
  '\u2212': '\uff0d',
  '\u2014': '\u2015',
  '\u00a2': '\uffe0',
  '\u00a3': '\uffe1',
  '\u00ac': '\uffe2',
  '\u00a6': '\uffe4',
  '\u00a5': '\uffe5',
  '\u00a0': ' ',
};
const SAME_PATTERN = new RegExp(`[${Object.keys(SAME).join('')}]`, 'gu');

/**
 * Text as CP932 (Windows-31J), as spreadsheets in Japan expect it.
 * @returns the bytes, the text that they hold, and how many characters became 〓
 */
export function encodeCp932(written: string): {
  readonly bytes: Buffer;
  readonly text: string;
  readonly replaced: number;
} {
  const text = written.replace(SAME_PATTERN, (character) => SAME[character] ?? character);
  const bytes = iconv.encode(text, 'cp932');
  if (iconv.decode(bytes, 'cp932') === text) return { bytes, text, replaced: 0 };
  let replaced = 0;
  const kept = Array.from(text, (character) => {
    if (has(character)) return character;
    replaced += 1;
    return MISSING;
  }).join('');
  return { bytes: iconv.encode(kept, 'cp932'), text: kept, replaced };
}

function has(character: string): boolean {
  return iconv.decode(iconv.encode(character, 'cp932'), 'cp932') === character;
}
