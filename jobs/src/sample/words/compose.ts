import { INTENTS, type Intent, PRIORITIES, type Priority, type SentimentLabel } from '@koe/sql/domain/item';
import { spokenName } from '../world/products.js';
import type { Medium } from '../world/mix.js';
import type { Prng } from '../world/prng.js';
import type { Corpus, Piece, SampleLang } from './corpus.js';

/** What is true of an item, known because its words were written with it. */
export interface Truth {
  /** Keys of the starter tree, without duplicates; empty when the item is about none. */
  readonly themes: readonly string[];
  readonly sentiment: SentimentLabel;
  readonly intent: Intent;
  readonly priority: Priority;
}

/** The more pressing of two intents counts. */
const PRESSING: readonly Intent[] = ['churn', 'defect', 'complaint', 'request', 'question', 'praise', 'other'];

/** Labels of an item that says all of these; their sentiment is the first one's. @throws RangeError for none. */
export function truthOfPieces(pieces: readonly Omit<Truth, never>[]): Truth {
  const [first] = pieces;
  if (first === undefined) throw new RangeError('an item says at least one thing');
  return {
    themes: [...new Set(pieces.flatMap((piece) => piece.themes))],
    sentiment: first.sentiment,
    intent: PRESSING.find((intent) => pieces.some((piece) => piece.intent === intent)) ?? INTENTS[6],
    priority: PRIORITIES.find((priority) => pieces.some((piece) => piece.priority === priority)) ?? 'P4',
  };
}

/** What fills the slots. */
export interface Slots {
  readonly product: string;
  readonly store: string;
}

/** The text of a piece with its slots filled: whole numbers from 2 to 9, a day as people name it. */
export function fill(text: string, slots: Slots, lang: SampleLang, corpus: Corpus, random: Prng): string {
  return text.replace(/\{(\w+)\}/g, (whole, slot: string, at: number) => {
    if (slot === 'n') return String(2 + random.int(8));
    if (slot === 'store') return slots.store;
    const value =
      slot === 'product' ? spokenName(slots.product, lang) : slot === 'day' ? random.pick(corpus.frames.days) : whole;
    const startsSentence = at === 0 || /[.!?]\s$/.test(text.slice(0, at));
    return startsSentence ? value.charAt(0).toUpperCase() + value.slice(1) : value;
  });
}

/** Openings and closings that would sound wrong in a medium: nobody speaks of typing on the telephone. */
const OUT_OF_PLACE: Readonly<Record<Medium, RegExp | null>> = {
  survey: /口コミ|Dear Aoba|To whom/,
  ticket: /アンケート|口コミ|survey|fill these in|opinion/,
  review: /アンケート|お世話に|お返事|survey|fill these in|Dear Aoba|To whom|reply/,
  social:
    /アンケート|口コミ|お世話に|失礼|書きます|お返事|survey|fill these in|Dear Aoba|To whom|writing|reply|End of comment|Regards/,
  call: /アンケート|口コミ|書|読|文|匿名|通勤|survey|fill these in|opinion|writ|Writ|Typing|Dear Aoba|To whom|read|comment|Regards|pence|quote/,
};

/** How often an item begins and ends with more than it has to say. */
const FRAMED: Readonly<Record<Medium, readonly [opening: number, closing: number]>> = {
  survey: [0.5, 0.55],
  ticket: [0.6, 0.6],
  review: [0.5, 0.5],
  social: [0.45, 0.45],
  call: [0.6, 0.5],
};

/** `both` for texts that must become different from earlier ones, `none` for a second matter. */
export type Framing = 'as usual' | 'both' | 'none';

/** Opening + piece + closing, the frames as often as the medium has them. */
export function compose(
  piece: Piece,
  medium: Medium,
  slots: Slots,
  lang: SampleLang,
  corpus: Corpus,
  random: Prng,
  framing: Framing,
): string {
  const [openingShare, closingShare] = framing === 'both' ? [1, 1] : framing === 'none' ? [0, 0] : FRAMED[medium];
  const { openings, closings } = framesFor(medium, piece.sentiment, lang, corpus);
  const sentences: string[] = [];
  if (random.chance(openingShare)) sentences.push(random.pick(openings));
  sentences.push(piece.text);
  if (random.chance(closingShare)) sentences.push(random.pick(closings));
  return join(
    sentences.map((text) => fill(text, slots, lang, corpus, random)),
    lang,
  );
}

interface FittingFrames {
  readonly openings: readonly string[];
  readonly closings: readonly string[];
}

const fitting = new Map<string, FittingFrames>();

function framesFor(medium: Medium, sentiment: SentimentLabel, lang: SampleLang, { frames }: Corpus): FittingFrames {
  const key = `${lang} ${medium} ${sentiment}`;
  const known = fitting.get(key);
  if (known !== undefined) return known;
  const unfit = OUT_OF_PLACE[medium];
  const fits = (text: string): boolean => unfit?.test(text) !== true;
  const closings = frames.closings.filter((closing) => closing.for === 'any' || closing.for === sentiment);
  const found = { openings: frames.openings.filter(fits), closings: closings.map(({ text }) => text).filter(fits) };
  fitting.set(key, found);
  return found;
}

/** Sentences one after the other; one that ends without a mark gets a line of its own, as people write. */
export function join(sentences: readonly string[], lang: SampleLang): string {
  return sentences.reduce((before, sentence) => {
    const isClosed = /[。．.!?！？…)）」♪]["”’]?$/.test(before);
    return before + (isClosed ? (lang === 'ja' ? '' : ' ') : '\n') + sentence;
  });
}
