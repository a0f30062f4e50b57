/** A text with the personal data planted in it; no plants: a clean sentence. */
export interface MaskingCase {
  readonly text: string;
  readonly planted: readonly { readonly start: number; readonly end: number; readonly group: string }[];
}

/** Surnames and given names that the product's own lists do not hold; a test makes sure of it. */
export const CASE_SURNAMES =
  '鏑木 蓮見 此木 樋渡 蛭田 綾瀬 鷲尾 久我 榊原 門脇 真壁 塙 鵜飼 小比類巻 仁科 越智 苫米地 財前 都築 諏訪部 兵藤 深津 楢崎 名越 牟田 百瀬 柊 設楽 目黒川 朝比奈 有働 生駒 磯貝 雨宮 魚住 海老沢 大槻 加賀美 桐生 黒須'.split(
    ' ',
  );
const GIVEN = '千尋 柚葉 蒼真 碧 惣一朗 暁 琴音 律 颯人 冴子 玲央 紬 隼 澪 耕作 文乃 凪沙 篤志 理央 朔'.split(' ');
const PLACES: readonly (readonly [string, string])[] = [
  ['神奈川県', '藤沢市鵠沼海岸'],
  ['大阪府', '豊中市曽根東町'],
  ['北海道', '札幌市厚別区大谷地東'],
  ['福岡県', '糸島市前原中央'],
  ['東京都', '杉並区阿佐谷南'],
  ['長野県', '上田市常磐城'],
  ['岐阜県', '可児郡御嵩町中'],
  ['石川県', '野々市市扇が丘'],
];
const BUILDINGS = ['', '', 'サンハイツ205', ' グリーンコーポ301号室', 'みどり荘'];

type Random = () => number;
/** Writes one value; wide digits and odd dashes now and then, as people type. */
type Write = (random: Random) => string;

const digits = (random: Random, length: number): string =>
  Array.from({ length }, () => Math.floor(random() * 10)).join('');
const oneOf = <T>(random: Random, list: readonly [T, ...T[]] | readonly T[]): T => {
  const value = list[Math.floor(random() * list.length)];
  if (value === undefined) throw new RangeError('an empty list has no member');
  return value;
};
const wide = (text: string): string =>
  text.replace(/[0-9A-Za-z@.]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).replaceAll('-', '−');
const sometimesWide = (random: Random, text: string): string => (random() < 0.2 ? wide(text) : text);

function card(random: Random): string {
  const head = `4${digits(random, 14)}`;
  let sum = 0;
  [...head].reverse().forEach((char, i) => {
    const value = Number(char) * (i % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  const number = head + String((10 - (sum % 10)) % 10);
  return random() < 0.5 ? number : number.replace(/(\d{4})(?=\d)/g, random() < 0.5 ? '$1-' : '$1 ');
}

const WRITERS: Readonly<Record<string, Write>> = {
  email: (r) =>
    sometimesWide(
      r,
      `${oneOf(r, ['sora', 'mizu.iro', 'k_haru', 'tsuki99'])}${digits(r, 2)}@${oneOf(r, ['example.jp', 'mail.example.ne.jp', 'example.com'])}`,
    ),
  phone: (r) => {
    const mobile = `0${oneOf(r, ['9', '8', '7'])}0-${digits(r, 4)}-${digits(r, 4)}`;
    const landline = oneOf(r, [
      `03-${digits(r, 4)}-${digits(r, 4)}`,
      `0776-${digits(r, 2)}-${digits(r, 4)}`,
      `(045)${digits(r, 3)}-${digits(r, 4)}`,
    ]);
    const text = r() < 0.6 ? mobile : landline;
    return sometimesWide(r, r() < 0.25 ? text.replace(/\D/g, '') : text);
  },
  card: (r) => sometimesWide(r, card(r)),
  postal: (r) => `〒${digits(r, 3)}-${digits(r, 4)}`,
  address: (r) => {
    const [prefecture, place] = oneOf(r, PLACES);
    const n = (most: number): string => String(1 + Math.floor(r() * most));
    const block = oneOf(r, [
      `${n(9)}-${n(30)}-${n(20)}`,
      `${n(9)}丁目${n(30)}番${n(20)}号`,
      `${n(9)}丁目${n(30)}-${n(20)}`,
    ]);
    return (r() < 0.75 ? prefecture : '') + place + sometimesWide(r, block) + oneOf(r, BUILDINGS);
  },
  account: (r) => `${oneOf(r, ['', 'M', 'KC-'])}${digits(r, 8)}`,
  surname: (r) => oneOf(r, CASE_SURNAMES),
  full: (r) => `${oneOf(r, CASE_SURNAMES)}${oneOf(r, ['', ' ', '　'])}${oneOf(r, GIVEN)}`,
};

const GROUP: Readonly<Record<string, string>> = { surname: 'names', full: 'names', address: 'addresses' };

/** `{kind}` is filled; what is before and after it belongs to the sentence. */
const TEMPLATES = [
  '先週こちらに{email}から送りましたがお返事がありません。',
  '返信先は{email}にしてください。',
  '日中は{phone}におかけください。',
  '連絡先：{phone}（夕方以降）',
  '{phone}に着信がありましたがどなたでしょうか',
  'カード番号{card}で決済が通りませんでした。',
  '{card}を登録しようとするとはじかれます',
  '{postal} {address}に送り直してください。',
  '引っ越したので{address}に変更をお願いします。',
  '{address}在住です。配達の方が毎回迷われます。',
  '会員番号{account}の者ですが、退会できません。',
  'お客様番号は{account}です。ご確認ください。',
  '{surname}さんの説明がとても分かりやすかったです。',
  '窓口の{surname}様には大変お世話になりました。',
  '{full}と申します。注文の件で伺います。',
  'お世話になっております。{surname}です。先日の件ですが、',
  '受付の{surname}さん、ありがとうございました！',
  '氏名：{full}',
  '契約者名は{full}です。',
  '{full}様宛ての荷物がうちに届きました。',
  '電話に出た{surname}氏の態度が残念でした。',
  '先ほどお電話した{surname}と申しますが、折り返しは{phone}へ。',
];
const CLEAN = [
  '駅から徒歩{2}分で便利でした。',
  '注文番号{10}がまだ発送されません。',
  '{4}円のクーポンが{2}月{2}日までしか使えません。',
  '店員さんも警備員さんも親切で、皆さんに感謝です。',
  '型番AB-{4}のフタが割れていました。',
  '伝票番号{12}で追跡しても出てきません。',
  '多様なお客様がいる中で、仕様の説明が同様に丁寧でした。',
  '神様みたいな対応でした。花屋さんの隣の店舗です。',
  '開店は{2}:{2}、席は{2}番でした。',
  '新潟の温泉と京都の庭園をめぐりました。',
  'バージョン{1}.{1}.{1}にしてから落ちます。',
  '二十分並んで、結局三人しか入れませんでした。',
  '大変満足です。家族四人で利用しました。',
  '質問です。返品は何日以内ですか。',
  '{4}年{2}月に買って{1}ヶ月で壊れました。',
];

/** The same texts for the same seed: four in five with planted personal data, one in five clean. */
export function japaneseCases(seed: number, count: number): MaskingCase[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () =>
    random() < 0.2
      ? { text: oneOf(random, CLEAN).replace(/\{(\d+)\}/g, (_, n: string) => digits(random, Number(n))), planted: [] }
      : plant(oneOf(random, TEMPLATES), random),
  );
}

function plant(template: string, random: Random): MaskingCase {
  const planted: { start: number; end: number; group: string }[] = [];
  let text = '';
  for (const piece of template.split(/(\{\w+\})/)) {
    const kind = piece.slice(1, -1);
    const write = piece.startsWith('{') ? WRITERS[kind] : undefined;
    const value = write === undefined ? piece : write(random);
    if (write !== undefined)
      planted.push({ start: text.length, end: text.length + value.length, group: GROUP[kind] ?? 'structured' });
    text += value;
  }
  return { text, planted };
}

/** Numbers 0 … 1 from a seed (Marsaglia's xorshift, 32 bits of state): good enough to choose templates with. */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
