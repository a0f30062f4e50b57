const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** English words that say nothing of what a text is about: they carry no weight. */
export const GRAMMAR_WORDS = set(
  "a an the of to in on at for from by with and or but is are was were be been am do does did have has had i me my we us our you your it its this that can could would should will please what how i'm i'd i'll",
);

/** English words with which no phrase begins or ends. */
export const EDGE_WORDS: ReadonlySet<string> = new Set([
  ...GRAMMAR_WORDS,
  ...set(
    "if being done mine these those there here he she they them him her his their which who whom whose when where why shall may might must not no so as than then too very just about into out up down over under again once tell give get let know need want like it's what's that's there's don't doesn't didn't can't won't isn't wasn't i've we've you've they've he's she's also still even only really much many more most some any all every each been because while after before during through one two three make made got go going went say said thing things way lot us via per etc ok hi hello thanks without go",
  ),
]);

/** Japanese words that say nothing alone, in their base form. */
export const EMPTY_JAPANESE = set(
  'する ある いる なる できる 出来る 思う 言う 行く 来る 見る ない 無い よい 良い いい 多い 少ない 欲しい ほしい くださる 下さる くる いく やる みる おる れる られる せる させる とる わかる こと もの ところ とき 時 ため よう 感じ 方 人 中 今 何 特に 的 さん 様 前 後 上 他 自分 私 皆 これ それ あれ ここ そこ もう少し 本当 場合 部分 気 点 回 件 円 年 月 日 分 すぎる 過ぎる 出る 入る 使う 持つ つく 付く もらう しまう 頂く いただく 願う 教える 知る 聞く 困る 新しい 最近 今回 以前 毎回 いつも 一緒',
);
