import { eld } from 'eld/small';
import type { Lang } from '@koe/sql/domain/item';
import { JAPANESE_KANJI } from './japanese-kanji.js';

/** A language is told from the beginning of a text; more would cost time and change nothing. */
const SAMPLE_LENGTH = 600;

/** Grammar of Chinese written in characters that Japanese has too; in a text without kana they tell the two apart. */
const CHINESE_GRAMMAR = new Set(
  [...'的了是我他很不在有也和就都要去到好就你这此棒吃，'].map((char) => char.charCodeAt(0)),
);

const ENGLISH =
  'the and is was to of a in it i for my you not this that with very but they are so on were had have at no be we me good great as all your';
const english = new Set(ENGLISH.split(' '));

type Script = 'latin' | 'cyrillic' | 'greek' | 'hebrew' | 'arabic' | 'devanagari' | 'thai';
const SCRIPTS: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0x41, 0x24f, 'latin'],
  [0x1e00, 0x1eff, 'latin'],
  [0x370, 0x3ff, 'greek'],
  [0x400, 0x52f, 'cyrillic'],
  [0x590, 0x5ff, 'hebrew'],
  [0x600, 0x77f, 'arabic'],
  [0x900, 0x97f, 'devanagari'],
  [0xe00, 0xe7f, 'thai'],
];
const ONLY_LANG: Partial<Record<Script, Lang>> = { greek: 'el', hebrew: 'he', devanagari: 'hi', thai: 'th' };
const LETTER = /\p{L}/u;
const WORDS = /\p{L}+/gu;

/**
 * Language of a text, ISO 639-1, or `fallback` when no letter tells it. The script decides first (it is certain and
 * costs a microsecond); only texts in an alphabet that many languages share are asked of the n-gram profiles.
 */
export function detectLanguage(text: string, fallback: Lang = 'und'): Lang {
  const sample = text.length > SAMPLE_LENGTH ? text.slice(0, SAMPLE_LENGTH) : text;
  let kana = 0;
  let han = 0;
  let hangul = 0;
  let grammar = 0;
  let notJapanese = 0;
  let other = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code < 0x80) {
      const lower = code | 0x20;
      if (lower >= 0x61 && lower <= 0x7a) other++;
    } else if ((code >= 0x3041 && code <= 0x30fa) || (code >= 0xff66 && code <= 0xff9f)) kana++;
    else if (code >= 0x3400 && code <= 0x9fff) {
      han++;
      if (CHINESE_GRAMMAR.has(code)) grammar++;
      if (!JAPANESE_KANJI.has(code)) notJapanese++;
    } else if (code === 0xff0c) grammar++;
    else if ((code >= 0xac00 && code <= 0xd7a3) || (code >= 0x3131 && code <= 0x318e)) hangul++;
    else if (code > 0xbf && code < 0xe80) other++;
  }
  // A Latin word fills more letters than a Japanese one, hence the weights.
  if (hangul * 2 > Math.max(kana + han, other * 0.4)) return 'ko';
  if ((kana + han) * 2.5 >= other && kana + han > 0) {
    // Chinese texts borrow a lone の or ツ; Japanese ones do not go without kana for long.
    if (kana > 0) return notJapanese > 0 && kana * 8 < han ? 'zh' : 'ja';
    return notJapanese > 0 || grammar > 0 ? 'zh' : 'ja';
  }
  return other === 0 ? fallback : byProfile(sample, fallback);
}

function byProfile(sample: string, fallback: Lang): Lang {
  const script = mainScript(sample);
  const only = ONLY_LANG[script];
  if (only !== undefined) return only;
  if (script === 'latin') {
    const words = sample.toLowerCase().match(WORDS) ?? [];
    const hits = words.reduce((sum, word) => sum + (english.has(word) ? 1 : 0), 0);
    if (hits >= 2 && hits * 4 >= words.length) return 'en';
  }
  const found = eld.detect(sample).language;
  if (found !== '') return found;
  // An interjection that no profile knows ("WOOOW"): of the product's languages only English is written so.
  return script === 'latin' ? 'en' : fallback;
}

function mainScript(sample: string): Script {
  const counts = new Map<Script, number>();
  for (const char of sample.slice(0, 200)) {
    const code = char.charCodeAt(0);
    for (const [from, to, script] of SCRIPTS)
      if (code >= from && code <= to && LETTER.test(char)) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'latin';
}
