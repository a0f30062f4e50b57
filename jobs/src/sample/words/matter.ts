import type { SentimentLabel } from '@koe/sql/domain/item';
import type { Prng } from '../world/prng.js';
import { SENTIMENT_MIX, themeWeight, type Medium } from '../world/mix.js';
import { SAMPLE_PRODUCTS } from '../world/products.js';
import type { Corpus, Piece } from './corpus.js';

/** What must hold of a piece when an event makes people write. */
export interface MatterWish {
  readonly theme?: string;
  readonly product?: string;
}

/** P1 is in the corpus for its variety; in life it is rare. */
const RARITY: Readonly<Record<Piece['priority'], number>> = { P1: 0.3, P2: 1, P3: 1, P4: 1 };

/** What somebody writes about. @throws RangeError when the corpus has nothing of the wished theme for this medium. */
export function drawPiece(
  corpus: Corpus,
  medium: Medium,
  team: string | undefined,
  wish: MatterWish,
  random: Prng,
  sentiment: SentimentLabel = wish.theme === undefined ? random.weighted(SENTIMENT_MIX[medium]) : 'negative',
): Piece {
  const theme = wish.theme ?? random.weighted(themeTable(corpus, medium, sentiment, team));
  const pieces = corpus.pieces(medium, sentiment, theme);
  const { product } = wish;
  const fit =
    product === undefined
      ? pieces
      : pieces.filter(({ products }) => products === undefined || products.includes(product));
  return random.weighted(pieceTable(fit.length > 0 ? fit : pieces));
}

type Table<T> = readonly (readonly [T, number])[];

/** Tables are drawn from thousands of times, so each is made once. */
const themeTables = new Map<string, Table<string>>();
const pieceTables = new WeakMap<readonly Piece[], Table<Piece>>();

function themeTable(
  corpus: Corpus,
  medium: Medium,
  sentiment: SentimentLabel,
  team: string | undefined,
): Table<string> {
  const key = `${corpus.lang} ${medium} ${sentiment} ${team}`;
  const known = themeTables.get(key);
  if (known !== undefined) return known;
  const themes = corpus.themesFor(medium, sentiment);
  const made = themes.map((theme) => [theme, themeWeight(theme, sentiment, team)] as const);
  themeTables.set(key, made);
  return made;
}

function pieceTable(pieces: readonly Piece[]): Table<Piece> {
  const known = pieceTables.get(pieces);
  if (known !== undefined) return known;
  const made = pieces.map((piece) => [piece, RARITY[piece.priority]] as const);
  pieceTables.set(pieces, made);
  return made;
}

/** Of the items about a theme; about 15 % of all. */
const SECOND_MATTER = 0.18;

/** Sometimes a second matter, said in the same mood: one piece or none. */
export function drawSecond(
  first: Piece,
  corpus: Corpus,
  medium: Medium,
  team: string | undefined,
  random: Prng,
): Piece[] {
  if (first.themes.length === 0 || !random.chance(SECOND_MATTER)) return [];
  for (let draw = 0; draw < 5; draw += 1) {
    const second = drawPiece(corpus, medium, team, {}, random, first.sentiment);
    // A second matter about another product would contradict the item's product.
    const isFree = second.products === undefined && !second.text.includes('{product}');
    const isNew = second.themes.length > 0 && !second.themes.some((theme) => first.themes.includes(theme));
    if (isFree && isNew) return [second];
  }
  return [];
}

/** How often an item names its product, for pieces that do not depend on one. */
const NAMED: Readonly<Record<Medium, number>> = { survey: 0.85, ticket: 0.7, review: 1, social: 0.4, call: 0.65 };

/** The product an item is about; undefined when it names none. */
export function drawProduct(
  piece: Piece,
  medium: Medium,
  wished: string | undefined,
  random: Prng,
): string | undefined {
  if (wished !== undefined) return wished;
  if (piece.products !== undefined && piece.products.length > 0) return random.pick(piece.products);
  const isOfApp = piece.themes.includes('account.app');
  if (isOfApp && random.chance(0.6)) return 'app';
  if (!random.chance(NAMED[medium])) return undefined;
  return random.weighted(SAMPLE_PRODUCTS.map(({ key, weight }) => [key, weight] as const));
}
