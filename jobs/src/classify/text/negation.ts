const AFTER_JA =
  /^(?:[くでにがはもとをいえれてしなさりきじゃっら]|感じ|思|こと|わけ|あり|でき){0,6}?(?:ない(?!か|でしょうか|ですか)|なかった|なく(?!な)|なし|無し|ません(?!か)|ず(?:に|、|$)|ぬ)/;
const NOT_A_NEGATION_JA = /^(?:しょうがない|仕方ない|間違いない|申し訳ない)/;
const BEFORE_EN =
  /(?:\b(?:not|never|no|nothing|nobody|hardly|barely|without|isnt|wasnt|dont|doesnt|didnt|cant|lack of|far from)|n't|n’t)(?: [a-z']+){0,3} $/;
const WISH_AFTER_JA =
  /^.{0,8}?(?:ほしい|欲しい|ほしかった|欲しかった|だったら|であれば|なら(?:ば|いい|良)|たら(?:い|良|よ|嬉|う|最高)|れば(?:い|良|よ|嬉|う|最高|もっと))/;
const WISH_BEFORE_JA = /(?:と|たら|れば|ば|なら|ると|もっと|さらに)$/;

/** How far back an English negation reaches. */
const REACH = 32;

/** Whether what stands at `start … end` of a view is denied: 「親切ではない」, "not at all helpful". */
export function isNegated(view: string, start: number, end: number): boolean {
  if (view.charCodeAt(start) >= 0x250) {
    const after = view.slice(end, end + 12);
    return AFTER_JA.test(after) && !NOT_A_NEGATION_JA.test(after);
  }
  return BEFORE_EN.test(view.slice(Math.max(0, start - REACH), start));
}

/** Whether a good thing is only wished for: 「もっと便利だったら」. */
export function isWished(view: string, start: number, end: number): boolean {
  if (view.charCodeAt(start) >= 0x250)
    return (
      WISH_AFTER_JA.test(view.slice(end, end + 16)) || WISH_BEFORE_JA.test(view.slice(Math.max(0, start - 4), start))
    );
  return /\b(?:would|could|should|wish|if)\b[^.!?]{0,24}$/.test(view.slice(Math.max(0, start - REACH), start));
}
