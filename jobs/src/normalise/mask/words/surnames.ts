/**
 * Common Japanese surnames with their reading. They settle what the form of a name leaves open: how far a name reaches,
 * a name without さん, a name in kana. Names that are also the names of prefectures or large cities are in `PLACE_SURNAMES`
 * as well: beside them only さん, 様 or a label makes a person.
 */
const LISTED =
  '佐藤さとう 鈴木すずき 高橋たかはし 田中たなか 伊藤いとう 渡辺わたなべ 渡邊わたなべ 渡邉わたなべ 山本やまもと 中村なかむら 小林こばやし 加藤かとう 吉田よしだ 山田やまだ 佐々木ささき 山口やまぐち 松本まつもと 井上いのうえ 木村きむら 林はやし 斎藤さいとう 斉藤さいとう 齋藤さいとう 清水しみず 山崎やまざき 阿部あべ 森もり 池田いけだ 橋本はしもと 石川いしかわ 山下やました 小川おがわ 石井いしい 長谷川はせがわ 後藤ごとう 岡田おかだ 近藤こんどう 前田まえだ 藤田ふじた 遠藤えんどう 青木あおき 坂本さかもと 村上むらかみ 太田おおた 金子かねこ 藤井ふじい 福田ふくだ 西村にしむら 三浦みうら 竹内たけうち 中川なかがわ 岡本おかもと 松田まつだ 原田はらだ 中野なかの 小野おの 田村たむら 藤原ふじわら 中山なかやま 石田いしだ 小島こじま 和田わだ 森田もりた 内田うちだ 柴田しばた 酒井さかい 原はら 高木たかぎ 横山よこやま 安藤あんどう 宮崎みやざき 上田うえだ 島田しまだ 工藤くどう 大野おおの 宮本みやもと 杉山すぎやま 今井いまい 丸山まるやま 増田ますだ 高田たかだ 村田むらた 平野ひらの 大塚おおつか 菅原すがわら 武田たけだ 新井あらい 小山こやま 野口のぐち 桜井さくらい 千葉ちば 岩崎いわさき 佐野さの 谷口たにぐち 上野うえの 松井まつい 河野こうの 市川いちかわ 渡部わたべ 野村のむら 菊地きくち 菊池きくち 木下きのした 松尾まつお 山内やまうち 西田にしだ 久保くぼ 川上かわかみ 大西おおにし 東ひがし 福島ふくしま 北村きたむら 五島ごとう 吉川よしかわ 安田やすだ 中田なかた 川口かわぐち 平田ひらた 川崎かわさき 飯田いいだ 本田ほんだ 久保田くぼた 辻つじ 服部はっとり 岩田いわた 土屋つちや 中西なかにし 秋山あきやま 福井ふくい 吉村よしむら 川村かわむら 大橋おおはし 田口たぐち 荒木あらき 望月もちづき 水野みずの 永井ながい 古川ふるかわ 熊谷くまがい 松岡まつおか 小松こまつ 浜田はまだ 大久保おおくぼ 本間ほんま 樋口ひぐち 黒田くろだ 片山かたやま 石原いしはら 早川はやかわ 横田よこた 矢野やの 関せき 荒井あらい 松村まつむら 岡崎おかざき 小田おだ 児玉こだま 広瀬ひろせ 奥村おくむら 高野たかの 小沢おざわ 須藤すどう 栗原くりはら 松浦まつうら 西山にしやま 尾崎おざき 大島おおしま 内藤ないとう 三宅みやけ 萩原はぎわら 田辺たなべ 永田ながた 小池こいけ 堀ほり 泉いずみ 松下まつした 富田とみた 西川にしかわ 小西こにし 滝沢たきざわ 星野ほしの 堀内ほりうち 馬場ばば 今村いまむら 白石しらいし 岩本いわもと 大谷おおたに 菅すが 平井ひらい 小原おばら 宮田みやた 徳永とくなが 上原うえはら 緒方おがた 土方ひじかた 守屋もりや 井手いで 江口えぐち 大石おおいし 南みなみ 杉本すぎもと 村井むらい 堀田ほった 坂口さかぐち 田島たじま 関口せきぐち 栗田くりた 岸きし 西尾にしお 三好みよし 植田うえだ 川島かわしま 篠原しのはら 片岡かたおか 大森おおもり 富永とみなが 長田おさだ 黒木くろき 根本ねもと 竹田たけだ 浅野あさの 大川おおかわ 野田のだ 小泉こいずみ 奥田おくだ 榎本えのもと 及川おいかわ 鎌田かまた 吉岡よしおか 森本もりもと 吉野よしの 山中やまなか 土井どい 津田つだ 大山おおやま 宮川みやがわ 石橋いしばし 米田よねだ 長尾ながお 安部あべ 戸田とだ 島村しまむら 河合かわい 成田なりた 沢田さわだ 澤田さわだ 平山ひらやま 野崎のざき 松永まつなが 桑原くわばら 川田かわだ 神田かんだ 天野あまの 塚本つかもと 山岸やまぎし 倉田くらた 松崎まつざき 金井かない 小野寺おのでら';

const entries = LISTED.split(' ').map((entry) => {
  const kanji = /^[^ぁ-ん]+/.exec(entry)?.[0] ?? entry;
  return { kanji, reading: entry.slice(kanji.length) };
});

const toKatakana = (text: string): string =>
  text.replace(/[ぁ-ん]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0x60));

export const SURNAMES: ReadonlySet<string> = new Set(entries.map(({ kanji }) => kanji));

/** Readings of two morae and less (もり, はら, みなみ …) are also everyday words. */
const readings = entries
  .map(({ reading }) => reading)
  .filter((reading) => reading.length >= 3 && !['みなみ', 'ひがし', 'いずみ', 'よしの', 'おおの'].includes(reading));
export const SURNAME_READINGS: ReadonlySet<string> = new Set([...readings, ...readings.map(toKatakana)]);

export const PLACE_SURNAMES: ReadonlySet<string> = new Set(
  '石川 福井 山口 宮崎 千葉 福島 長崎 秋田 富山 岡山 川崎 上野 中野 小松 川口 大塚 神田 青木 大橋 金沢 松本 岡崎 吉野 成田 戸田 泉 東 南 林 森 原 関 堀 辻 岸 菅 星野 大森 高田 長野 長田 天野 大野 大山 神戸 目黒 品川 渋谷 新宿 池田 大久保 桜井 三宅 大島 小島 石橋 土井 平野 前田 本間 太田 横浜 八幡 和田 津田 島田 川上'.split(
    ' ',
  ),
);

/** Last characters that most given names end in; after a listed surname they make a full name. */
export const GIVEN_ENDINGS: ReadonlySet<string> = new Set([
  ...'郎子美太介助之恵香奈菜樹輝斗翔也哉平一二三雄夫男彦佳代江枝里織穂華希莉音紀治司史志剛健誠修隆浩明弘博茂実豊進勇学聡徹誉仁伸信孝幸康文武真由結優陽葵愛咲花凛蓮湊悠颯大貴裕智祐洋和昭正義久人生行沙莉衣緒那乃加世果歩月海空未来',
]);
