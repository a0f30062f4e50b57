/** Classes of folded UTF-16 code units, as the extractor tells them apart. */
export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
/** Scripts written without spaces (kana, han, hangul, Thai): read as runs of characters. */
export const RUN = 3;
export const SIGN = 4;
export const APOSTROPHE = 5;

const RUN_RANGES: readonly (readonly [from: number, to: number])[] = [
  [0x0e00, 0x0eff],
  [0x1100, 0x11ff],
  [0x3005, 0x3007],
  [0x3041, 0x3096],
  [0x30a1, 0x30fa],
  [0x30fc, 0x30ff],
  [0x3131, 0x318e],
  [0x3400, 0x9fff],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
];
const LETTERS = /[\p{L}\p{M}]/u;
const NUMBERS = /\p{N}/u;
const BLANK = /[\s\p{C}]/u;

let table: Uint8Array | null = null;

/** Class of every code unit. Surrogates are signs: what they make up is mostly emoji. */
export function charClasses(): Uint8Array {
  table ??= build();
  return table;
}

function build(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  for (let code = 0; code < 0x10000; code++) {
    if (code >= 0xd800 && code <= 0xdfff) classes[code] = SIGN;
    else if (code >= 0xe000 && code <= 0xf8ff) classes[code] = SPACE;
    else {
      const char = String.fromCharCode(code);
      classes[code] = LETTERS.test(char) ? LETTER : NUMBERS.test(char) ? DIGIT : BLANK.test(char) ? SPACE : SIGN;
    }
  }
  for (const [from, to] of RUN_RANGES) classes.fill(RUN, from, to + 1);
  classes[0x27] = APOSTROPHE;
  // What stands between an emoji and its colour or gender says nothing.
  for (const code of [0x200d, 0xfe0e, 0xfe0f]) classes[code] = SPACE;
  return classes;
}
