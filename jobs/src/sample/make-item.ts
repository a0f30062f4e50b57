import { callCourse } from './conversation/call.js';
import { ticketCourse } from './conversation/ticket.js';
import type { SampleItem } from './sample-item.js';
import { compose, truthOfPieces, type Slots } from './words/compose.js';
import { corpusOf, type Piece } from './words/corpus.js';
import { drawPiece, drawProduct, drawSecond } from './words/matter.js';
import { reviewTitle } from './words/titles.js';
import { writerAt, type SamplePerson } from './world/people.js';
import type { Prng } from './world/prng.js';
import { ease, fivePoints, recommendation, satisfaction } from './world/satisfaction.js';
import { preventedShare, type Wave } from './world/story.js';
import type { Medium } from './world/mix.js';

export interface ItemRequest {
  readonly seed: number;
  readonly id: string;
  readonly atMs: number;
  /** Weeks from the end of the history, negative before it. */
  readonly week: number;
  readonly medium: Medium;
  /** The event that made somebody write; undefined for an ordinary item. */
  readonly wave?: Wave;
  /** Always begin and end with more than there is to say: where `isKnown` cannot know everything, chance must keep texts apart. */
  readonly isInsistent: boolean;
  /** Whether these words were said before. */
  readonly isKnown: (text: string) => boolean;
}

const REDRAWS = 40;

/** One item, or undefined when an improvement kept it from being written. */
export function makeItem(request: ItemRequest, random: Prng): SampleItem | undefined {
  const { medium, wave, week } = request;
  const person = drawWriter(request, random);
  const corpus = corpusOf(person.lang);
  const team = drawTeam(medium, random);
  const wish =
    wave === undefined ? {} : { theme: wave.theme, ...(wave.product === undefined ? {} : { product: wave.product }) };
  const first =
    wave?.isNews === true ? random.pick(corpus.news(medium)) : drawPiece(corpus, medium, team, wish, random);
  const pieces =
    wave?.isCampaign === true
      ? [{ ...first, ...corpus.campaign }]
      : [first, ...drawSecond(first, corpus, medium, team, random)];
  const truth = truthOfPieces(pieces);
  const isOfStore = truth.themes.some((theme) => theme.startsWith('store.'));
  const servedBy = isOfStore && medium === 'survey' ? 'store' : team;
  if (random.chance(preventedShare(truth.themes, servedBy, week))) return undefined;

  const product = wave?.isNews === true ? undefined : drawProduct(first, medium, wave?.product, random);
  const slots = { product: product ?? 'kettle', store: random.pick(corpus.frames.stores) };
  const texts = wave?.isCampaign === true ? [corpus.campaign.text] : drawTexts(pieces, slots, person, request, random);
  const common = {
    id: request.id,
    at: new Date(request.atMs),
    lang: person.lang,
    texts,
    truth,
    person,
    ...(product === undefined ? {} : { product }),
    ...(servedBy === undefined ? {} : { team: servedBy }),
    ...(isOfStore ? { store: slots.store } : {}),
  };
  const content = satisfaction(truth.themes, truth.sentiment, random);
  const { themes } = truth;
  const number = request.id.replace(/\D/g, '');
  if (medium === 'survey')
    return {
      ...common,
      stream: person.lang === 'ja' ? 'survey-ja' : 'survey-en',
      channel: servedBy === 'store' ? 'store' : 'survey',
      csat: fivePoints(content),
      ...(random.chance(0.8) ? { nps: recommendation(content, random) } : {}),
      ...(random.chance(0.7) ? { ces: ease(content, themes, random) } : {}),
    };
  if (medium === 'review') {
    const stars = wave?.isCampaign === true ? 1 : fivePoints(content);
    const isTitled = wave?.isCampaign !== true && product !== undefined && random.chance(0.75);
    return {
      ...common,
      stream: 'reviews',
      channel: 'review',
      stars,
      ...(isTitled ? { title: reviewTitle(product, stars, person.lang, random) } : {}),
      url: `https://reviews.example.com/${product ?? 'shop'}/${number}`,
    };
  }
  if (medium === 'social')
    return {
      ...common,
      stream: 'social',
      channel: 'social',
      url: `https://social.example.com/${person.handle}/${number}`,
      likes: Math.floor(random.logNormal(1.2, 1.3)),
    };
  const course = { atMs: request.atMs, texts, themes, content };
  if (medium === 'call')
    return {
      ...common,
      stream: 'calls',
      channel: 'phone',
      ...callCourse({ ...course, lang: person.lang }, corpus, random),
    };
  return {
    ...common,
    stream: 'tickets',
    channel: team === 'chat' ? 'chat' : random.chance(0.57) ? 'email' : 'web_form',
    ...ticketCourse({ ...course, team: team === 'chat' ? 'chat' : 'mail', week }, corpus, random),
  };
}

function drawWriter({ seed, atMs, id, wave }: ItemRequest, random: Prng): SamplePerson {
  const { people } = wave ?? {};
  const isStrict = people !== undefined && random.chance(people.strictness);
  let person = writerAt(seed, atMs, id, random);
  for (let draw = 1; isStrict && !people.fit(person) && draw < 100; draw += 1)
    person = writerAt(seed, atMs, `${id} ${draw}`, random);
  return person;
}

/** The team that served the customer: the desk of a ticket or call, in a survey the one of the last contact. */
function drawTeam(medium: Medium, random: Prng): string | undefined {
  if (medium === 'call') return 'phone';
  if (medium === 'ticket') return random.chance(0.45) ? 'chat' : 'mail';
  if (medium === 'survey')
    return random.weighted([
      ['chat', 32],
      ['phone', 30],
      ['mail', 20],
      ['store', 18],
    ]);
  return undefined;
}

function drawTexts(
  pieces: readonly Piece[],
  slots: Slots,
  person: SamplePerson,
  request: ItemRequest,
  random: Prng,
): string[] {
  const corpus = corpusOf(person.lang);
  for (let draw = 0; ; draw += 1) {
    const framing = request.isInsistent || draw > 1 ? 'both' : 'as usual';
    const texts = pieces.map((piece, at) =>
      compose(piece, request.medium, slots, person.lang, corpus, random, at === 0 ? framing : 'none'),
    );
    if (draw === REDRAWS || !request.isKnown(texts.join('\n'))) return texts;
  }
}
