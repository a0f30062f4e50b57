import type { Finding } from './finding.js';
import { PREFECTURE_PATTERN } from './words/prefectures.js';

// The block number is the anchor: without one a place is where something happened, not where somebody lives.
const BLOCK =
  /(?:\d{1,5}|[一二三四五六七八九十]{1,3})(?:丁目|条|番地?|-|の(?=\d))(?:[ 西東南北]{0,2}(?:\d{1,5}|[一二三四五六七八九十百]{1,5})(?:丁目|番地?|-|の(?=\d)|号室?)?){0,4}/g;
const HOUSE =
  'マンション|ハイツ|コーポ|アパート|ビル|荘|レジデンス|メゾン|ハウス|タワー|パレス|団地|棟|寮|ハイム|ヒルズ|コート';
const ROOM = '(?: ?\\d{1,4}(?:号室?|階|F)?)?';
const BUILDING = new RegExp(
  `^ {0,2}(?:[一-龠々ァ-ヶーA-Za-z]{0,16}(?:${HOUSE})[一-龠ァ-ヶーA-Za-z]{0,10}${ROOM}|[ぁ-ん]{1,6}(?:荘|寮|ハイツ|ハウス|コーポ)${ROOM}|[ァ-ヶーA-Za-z]{2,20} ?\\d{1,4}(?:号室?)?|\\d{1,4}号室?)`,
);
const PREFECTURE = new RegExp(`(?:${PREFECTURE_PATTERN})`, 'g');
const HIRAGANA_CITY =
  /(?:さいたま|つくば(?:みらい)?|いわき|むつ|ひたちなか|かすみがうら|うるま|みどり|さぬき|いちき串木野|えびの|たつの|みやま|みよし|あきる野|あま|いなべ|いすみ|つがる|にかほ|さくら|ふじみ野|南あわじ|みやき|せたな|まんのう)市?$/;
/** が inside a place's name (扇が丘), not the particle. */
const PLACE_GA = /が(?=[丘谷崎浦原岡島森浜台瀬関枝峰池])/;
const PLACE_CHAR = /[一-龠々ヶケァ-ヴーノ之ツ ]/;
const MUNICIPALITY = /[市区町村郡]/;

/** Longest way from the prefecture to the block number. */
const MAX_PLACE_LENGTH = 40;

/** Japanese addresses: a municipality (with or without its prefecture) followed by block numbers, with the building. */
export function* findAddressesJa(text: string): Generator<Finding> {
  for (const match of text.matchAll(BLOCK)) {
    const start = startOfPlace(text, match.index, match[0]);
    if (start === null) continue;
    const blockEnd = match.index + match[0].length;
    const building = BUILDING.exec(text.slice(blockEnd, blockEnd + 40));
    yield { kind: 'address', start, end: blockEnd + (building?.[0].length ?? 0) };
  }
}

function startOfPlace(text: string, block: number, written: string): number | null {
  const from = Math.max(0, block - MAX_PLACE_LENGTH);
  const before = text.slice(from, block);
  const prefecture = [...before.matchAll(PREFECTURE)].at(-1);
  if (prefecture !== undefined) {
    const place = before.slice(prefecture.index);
    const isUnbroken = !/[。！？!?\n、,はがをでにも「」]/.test(
      place.slice(2).replace(HIRAGANA_CITY, '').replace(PLACE_GA, ''),
    );
    if (isUnbroken && MUNICIPALITY.test(place.slice(2))) return from + prefecture.index;
  }
  let start = before.length;
  while (start > 0 && (PLACE_CHAR.test(before.charAt(start - 1)) || PLACE_GA.test(before.slice(start - 1, start + 1))))
    start--;
  const hiragana = HIRAGANA_CITY.exec(before.slice(0, start));
  const place = before.slice(start).trimStart();
  const isMunicipality = /^[^市区町村郡]{1,7}[市区町村郡]/.test(place) || (hiragana !== null && /^[市区]/.test(place));
  // Without a prefecture two numbers are asked for: 「中区3番」 may be a bus stop.
  if (!isMunicipality || !/\d\D+\d|[一二三四五六七八九十]丁目.*[\d一二三四五六七八九十]/.test(written)) return null;
  return hiragana === null ? block - place.length : from + hiragana.index;
}
