import type { DiscoveryText } from '@koe/jobs/classify/discovery/group';

/** Texts of nobody, put together from pieces; the same for the same number. */
export function madeUp(
  lang: 'en' | 'ja',
  about: readonly (readonly string[])[],
  count: number,
  prefix: string,
): DiscoveryText[] {
  return Array.from({ length: count }, (_, at) => {
    const pieces = about[at % about.length] ?? [];
    const first = pieces[at % pieces.length] ?? '';
    const second = pieces[(at * 7 + 3) % pieces.length] ?? '';
    return { id: `${prefix}${at}`, lang, text: lang === 'ja' ? `${first}。${second}。` : `${first}, ${second}` };
  });
}

/** Ordinary talk: what a baseline and a week share. */
export const USUAL_EN = [
  ['the parcel came late', 'delivery took nine days', 'my order arrived after the weekend', 'the courier was slow'],
  ['the price went up', 'too expensive for the size', 'a discount would be nice', 'cheaper elsewhere'],
  ['the clerk was friendly', 'helpful people at the desk', 'they explained it kindly', 'warm welcome'],
  ['the login page rejects me', 'password reset mail is missing', 'cannot sign in any more', 'account is locked'],
];
export const USUAL_JA = [
  ['荷物の到着が遅い', '配送に九日かかった', '注文した箱が週末に届いた', '配達員の到着が遅れた'],
  ['値段が上がった', '大きさの割に高価', '割引がほしい', '他社の価格が安い'],
  ['店員が親切だった', '受付の説明が丁寧', '笑顔で対応してもらえた', '案内が分かりやすい'],
  ['ログイン画面で拒否される', 'パスワード再設定のメールが届かない', '会員証が表示されない', '認証に失敗する'],
];
/** What nobody spoke of before. */
export const NEW_EN = [
  ['the turnstile ignores my wristband', 'wristband does not open the turnstile', 'turnstile wristband sensor is dead'],
];
export const NEW_JA = [
  ['改札で入場リストバンドが反応しない', '入場リストバンドを何度もかざした', '入場リストバンドの読み取りが弱い'],
];
