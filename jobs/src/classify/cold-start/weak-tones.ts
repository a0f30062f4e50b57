import type { Theme } from '@koe/sql/domain/theme';
import { INTENTS, SENTIMENTS } from '@koe/sql/domain/item';
import { findAlarms } from '../priority/priority.js';
import { segmentsOf } from '../text/segments.js';
import type { StarterPrior } from '../starter/starter-prior.js';
import { viewOf } from '../text/text-view.js';
import { valences } from './words/valence.js';
import { toneOfScores } from '../tone/tone-mix.js';
import type { Tone } from '../tone/tone-reader.js';
import { createToneReader, likeliest, toneNumber } from '../tone/tone-reader.js';
import type { TrainingExample } from '../training/training-set.js';
import type { UnlabelledText } from './unlabelled-text.js';
import type { WeakThemes } from './weak-themes.js';

/** What word lists, the starter prior and the customer's own score say of a text; weight 0 … 1, by how sure it is. */
export type WeakTone = Pick<TrainingExample, 'sentiment' | 'intent' | 'serious' | 'origin'> & {
  readonly sureness: number;
};

/** Shares from which a label is taken. */
const SURE_SENTIMENT = 0.45;
const SURE_INTENT = 0.4;
/** What a label that a score decided is worth beside one of a person. */
const RATING_SURENESS = 0.3;
/** Log-odds of seriousness that are believed, where the words are not pleased. */
const SERIOUS = 1;
const NOT_SERIOUS = -1;

/** Weak labels of sentiment, intent and seriousness for texts, in their order. */
export function weakTones(
  themes: readonly Theme[],
  texts: readonly UnlabelledText[],
  found: readonly WeakThemes[],
  prior: StarterPrior,
): WeakTone[] {
  const reader = createToneReader(prior);
  const valence = valences(themes);
  return texts.map(({ text, scores }, at) => {
    const score = toneOfScores(scores ?? []);
    const present = found[at]?.present ?? [];
    const usual = present.reduce((sum, id) => sum + (valence.get(id) ?? 0), 0) / Math.max(1, present.length);
    return label(text, reader.read(text, score, usual), score);
  });
}

function label(text: string, tone: Tone, score: number | null): WeakTone {
  const sentiment = likeliest(SENTIMENTS, tone.sentiment);
  const intent = likeliest(INTENTS, tone.intent);
  const serious = seriousOf(text, tone);
  const share = sentiment?.share ?? 0;
  return {
    ...(sentiment !== null && share >= SURE_SENTIMENT && { sentiment: sentiment.label }),
    ...(intent !== null && intent.share >= SURE_INTENT && { intent: intent.label }),
    ...(serious !== null && { serious }),
    origin: score === null ? 'weak' : 'rating',
    sureness: (score === null ? 1 : RATING_SURENESS / 0.5) * Math.max(0.1, share - 0.3),
  };
}

/** Null where nothing speaks for either side. */
function seriousOf(text: string, { serious, sentiment }: Tone): boolean | null {
  const tone = toneNumber(sentiment);
  const view = viewOf(text);
  const alarmed = segmentsOf(view).some(({ start, end }) =>
    findAlarms(view, start, end, tone).some(({ alarm }) => alarm !== 'churn' && alarm !== 'blocked'),
  );
  if (alarmed) return true;
  if (serious < NOT_SERIOUS || tone > 0) return false;
  return serious > SERIOUS ? true : null;
}
