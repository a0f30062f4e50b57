import { createHash } from 'node:crypto';
import type { Classification } from '@koe/sql/domain/classification';
import { INTENTS } from '@koe/sql/domain/item';
import type { Theme } from '@koe/sql/domain/theme';
import type { Classifier, ClassifierSettings, ClassifyInput, NearestTheme } from './classifier.js';
import { MEANINGS_FINGERPRINT } from './features/meanings.js';
import { metaTokens } from './features/meta-tokens.js';
import { ItemReading } from './reading/item-reading.js';
import { decodeModel } from './linear/blob.js';
import { ModelReader } from './reading/model-reader.js';
import { ThemeAnswers } from './reading/theme-answers.js';
import { piecesOf } from './reading/pieces.js';
import { ALARM_CUES } from './priority/alarm-cues.js';
import { DEFAULT_CUT_OFFS } from './priority/priority.js';
import { classificationOf } from './reading/classification-of.js';
import { segmentsOf } from './text/segments.js';
import { viewOf } from './text/text-view.js';
import { blend, labelOfTone, toneOfScores } from './tone/tone-mix.js';
import type { ToneReader } from './tone/tone-reader.js';
import { createToneReader } from './tone/tone-reader.js';
import { CONCEPTS } from './cold-start/words/concepts.js';
import { withoutVoice } from './reading/without-voice.js';

/** Raised by hand when the code changes an answer. */
const CODE_VERSION = 4;
/** Share of word lists and grammar in an intent that was learnt from them. */
const RULES_SHARE = 0.25;

/**
 * Themes, sentiment, intent and priority from one pass over a trained model. What the model has not learnt (it may know
 * themes alone) is told by the word lists and the starter prior. @throws ModelBlobError
 */
export function createModelClassifier(
  themes: readonly Theme[],
  blob: Uint8Array,
  { cutOffs = DEFAULT_CUT_OFFS }: ClassifierSettings = {},
): Classifier {
  const reader = new ModelReader(decodeModel(blob));
  const known = new Set(themes.map(({ id }) => id));
  const answers = new ThemeAnswers(reader, themes);
  const isIntentTaught = reader.intent !== undefined && reader.intent.isBesideRules !== true;
  const tones: ToneReader | null = reader.hearsSentiment && isIntentTaught ? null : createToneReader();
  const seriousFrom = reader.serious?.thresholds[0] ?? 1;

  function classify(input: ClassifyInput): Classification {
    const voice = input.parts.filter((part) => part.role === 'customer' && part.text !== '');
    if (voice.length === 0) return withoutVoice();
    const score = toneOfScores(input.scores);
    const reading = new ItemReading(reader, answers, known, metaTokens(input));
    for (const part of voice) reading.read(part);
    const told = tones?.read(voice.map(({ text }) => text).join('\n'), score);
    const tone =
      reader.hearsSentiment || told === undefined ? blend(reading.sentiment, reading.weight, score) : told.sentiment;
    const learnt = blend(reading.intent, reading.weight, null);
    const intents =
      told === undefined || isIntentTaught ? learnt : besideRules(reader.intent ? learnt : null, told.intent);
    const place = intents.indexOf(Math.max(...intents));
    const { probability, at } = reading.serious;
    const intentAt = reading.intentAt(place);
    const heard = {
      sentiment: (tone[2] ?? 0) - (tone[0] ?? 0),
      sentimentLabel: labelOfTone(tone),
      intent: INTENTS[place] ?? 'other',
      ...(intentAt !== null && { intentAt }),
      alarms: reading.alarms,
      ...(reader.serious !== undefined && { serious: { probability, at: probability >= seriousFrom ? at : null } }),
      mentions: reading.mentions.values(),
    };
    return classificationOf(input, heard, cutOffs);
  }

  function nearest(input: ClassifyInput): NearestTheme | null {
    const first = themes[0];
    let found: NearestTheme | null = null;
    const task = reader.themes;
    const meta = metaTokens(input);
    for (const { key, role, text } of input.parts) {
      if (role !== 'customer' || task === undefined) continue;
      const view = viewOf(text);
      const segments = segmentsOf(view);
      for (const { start, end } of piecesOf(view.length, segments, reader.model.usualLength)) {
        reader.read(text, start, end, meta);
        answers.read(
          view,
          segments.filter((one) => one.start >= start && one.end <= end),
        );
        const at = answers.best;
        const themeId = task.keys[at];
        const confidence = answers.probabilities[at] ?? 0;
        if (typeof themeId !== 'number' || !known.has(themeId) || confidence <= (found?.confidence ?? -1)) continue;
        const span = answers.spanOf(at, view, { start, end });
        found = { themeId, confidence, ...(span === null ? { start: 0, end: 0 } : { partKey: key, ...span }) };
      }
    }
    return found ?? (first === undefined ? null : { themeId: first.id, confidence: 0, start: 0, end: 0 });
  }

  const version = contentHash(
    [themes, cutOffs, ALARM_CUES, MEANINGS_FINGERPRINT, CONCEPTS, tones?.version ?? null],
    blob,
  );
  return { version: `model-${CODE_VERSION}-${version}`, classify, nearest };
}

/** Shares by intent: what was learnt from the word lists counts more than they themselves, but does not stand alone. */
function besideRules(learnt: Float64Array | null, told: Float64Array): Float64Array {
  return learnt === null ? told : learnt.map((share, at) => share * (1 - RULES_SHARE) + (told[at] ?? 0) * RULES_SHARE);
}

function contentHash(content: unknown, blob: Uint8Array): string {
  return createHash('sha256').update(JSON.stringify(content)).update(blob).digest('hex').slice(0, 12);
}
