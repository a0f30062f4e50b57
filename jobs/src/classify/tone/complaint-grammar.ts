import { createCueList } from '../text/cue-list.js';

/**
 * Turns of phrase in which people complain without a judging word: something failed to happen, happened too often or too
 * late, or was done to them. Weak, and only asked where no word judges.
 */
const COMPLAINING = createCueList<number>([
  [
    1,
    "ない;なかった;なく;ません;ませんで;のに;だけで;ばかり;しか;まだ;何度も;何回も;やっと;ようやく;いつまで;一度も;なのに;てしまい;てしまう;てしまった;ちゃった;されました;させられ;された;られた;られました;られる;すぎ;過ぎ;もなし;さえ;なぜ;どうして;いつになったら;一方的;勝手に;突然;いきなり;not$;n't;no$;none$;still$;only$;even though;despite;instead of;had to;again$;twice;three times;after two;after three;weeks;yet$;nowhere;barely;hardly;supposed;without;forced;somehow;apparently;too$;already;keeps;kept;half the;just to;makes me;made me",
  ],
]);
const ASKS = /(?:ませんか|ないですか|ないでしょうか|\?)\s*$/;

/** 0 … 1: how much the grammar of a segment complains. */
export function complains(view: string, start: number, end: number): number {
  const hits = COMPLAINING.find(view, start, end).length + (view.slice(start, end).includes("n't") ? 1 : 0);
  if (hits === 0) return 0;
  return (hits === 1 ? 0.55 : 1) * (ASKS.test(view.slice(start, end)) ? 0.4 : 1);
}
