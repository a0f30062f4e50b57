const SENTENCE = /[^。．.!?！？\n]+[。．.!?！？]*/gu;
/** What Japanese and English askers end or begin a question with. */
const ASKS = [
  /[?？]/u,
  /(?:ですか|ますか|でしょうか|ませんか|んですか|のか|かな|かしら)[。.\s]*$/u,
  /教えて|知りたい|わかりません|分かりません|分からない|わからない|方法|やり方|手順|どこ|どう(?:すれば|したら|やって)|どのように|いつまで|なぜ|いくら/u,
  /^(?:and |but |so |also |hi,? |hello,? )?(?:how|what|where|when|why|who|which|can|could|do|does|did|is|are|was|will|would|should|may)\b/iu,
  /\b(?:how (?:do|can|to|long|much)|what (?:is|are|do)|where (?:is|can|do)|tell me|let me know|wondering|want to know|need to know|not sure how|cannot find|can't find|could not find|couldn't find|explain)\b/iu,
];
const LONGEST = 400;
/** Without any question the beginning says what it is about. */
const BEGINNING = 2;

/** The sentences of a text that ask, in order, 400 UTF-16 units at most; where none does, the first two. */
export function questionText(text: string): string {
  const sentences = (text.match(SENTENCE) ?? []).map((each) => each.trim()).filter((each) => each !== '');
  const asking = sentences.filter((each) => ASKS.some((sign) => sign.test(each)));
  const chosen = asking.length > 0 ? asking : sentences.slice(0, BEGINNING);
  const joined = chosen.join(' ');
  if (joined.length <= LONGEST) return joined;
  const end = /[\uD800-\uDBFF]/.test(joined.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  return joined.slice(0, end);
}
