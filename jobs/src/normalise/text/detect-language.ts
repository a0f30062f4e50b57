import { eld } from 'eld/small';
import type { Lang } from '@koe/sql/domain/item';

/** A language is told from the beginning of a text; more would cost time and change nothing. */
const SAMPLE_LENGTH = 600;

/** Characters that only Chinese writes, or that carry its grammar; a text of Han without kana is Japanese without them. */
const CHINESE =
  '的了是我你他她它们這这那哪很吗嗎吧呢啊没沒还還也都说說给給让讓为為从從对對个個们們时時会會来來过過总總觉觉得错錯问間题题' +
  '务务员员价价钱錢东車车见見边邊间们买卖买賣质质乐听应该们热闹气产处发国学实现长门开关头书电话业专线点样单双变边转轻软难风飞饭馆鱼鸡请谢让认识调课谁卫顿么什怎';
/** The ones of them that Japanese writes too; alone they prove nothing. */
const SHARED = '的了是我他也都会来対説見問間学国実現東時個車買賣員';
const chineseOnly = new Set([...CHINESE].filter((char) => !SHARED.includes(char)).map((char) => char.charCodeAt(0)));
const chineseHint = new Set([...CHINESE].map((char) => char.charCodeAt(0)));

const ENGLISH =
  'the and is was to of a in it i for my you not this that with very but they are so on were had have at no be we me good great as all your'.split(
    ' ',
  );
const english = new Set(ENGLISH);

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

/**
 * Language of a text, ISO 639-1, or `fallback` when no letter tells it. The script decides first (it is certain and
 * costs a microsecond); only texts in an alphabet that many languages share are asked of the n-gram profiles.
 */
export function detectLanguage(text: string, fallback: Lang = 'und'): Lang {
  const sample = text.length > SAMPLE_LENGTH ? text.slice(0, SAMPLE_LENGTH) : text;
  let kana = 0;
  let han = 0;
  let hangul = 0;
  let chinese = 0;
  let chineseSure = 0;
  let other = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code < 0x80) {
      const lower = code | 0x20;
      if (lower >= 0x61 && lower <= 0x7a) other++;
    } else if ((code >= 0x3041 && code <= 0x30fa) || (code >= 0xff66 && code <= 0xff9f)) kana++;
    else if (code >= 0x3400 && code <= 0x9fff) {
      han++;
      if (chineseHint.has(code)) chinese++;
      if (chineseOnly.has(code)) chineseSure++;
    } else if ((code >= 0xac00 && code <= 0xd7a3) || (code >= 0x3131 && code <= 0x318e)) hangul++;
    else if (code > 0xbf && code < 0xe80) other++;
  }
  // A Latin word fills more letters than a Japanese one, hence the weights.
  if (hangul * 2 > Math.max(kana + han, other * 0.4)) return 'ko';
  if ((kana + han) * 2.5 >= other && kana + han > 0) {
    if (kana === 0) return chineseSure > 0 || chinese * 5 >= han + 4 ? 'zh' : 'ja';
    // Chinese texts borrow a lone の or ツ; Japanese ones do not go without kana for long.
    return chineseSure > kana && kana * 8 < han ? 'zh' : 'ja';
  }
  return other === 0 ? fallback : byProfile(sample, fallback);
}

function byProfile(sample: string, fallback: Lang): Lang {
  const counts = new Map<Script, number>();
  for (const char of sample.slice(0, 200)) {
    const code = char.charCodeAt(0);
    for (const [from, to, script] of SCRIPTS)
      if (code >= from && code <= to && /\p{L}/u.test(char)) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  const [script = 'latin'] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const only = ONLY_LANG[script];
  if (only !== undefined) return only;
  if (script === 'latin') {
    const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
    const hits = words.reduce((sum, word) => sum + (english.has(word) ? 1 : 0), 0);
    if (hits >= 2 && hits * 4 >= words.length) return 'en';
  }
  const found = eld.detect(sample).language;
  return found === '' ? fallback : found;
}
