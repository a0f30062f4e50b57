import { createHash } from 'node:crypto';
import type { Classification, Mention } from '@koe/sql/domain/classification';
import type { SentimentLabel, Span } from '@koe/sql/domain/item';
import { INTENTS, SENTIMENTS } from '@koe/sql/domain/item';
import type { Theme } from '@koe/sql/domain/theme';
import type { Classifier, ClassifyInput, NearestTheme } from './classifier.js';
import { MEANINGS } from './cold-start/meanings/meanings.js';
import { createThemeReader, strongestFirst } from './cold-start/theme-reader.js';
import { lessRivals, yardstick } from './cold-start/yardstick.js';
import type { Alarm } from './priority/alarm-cues.js';
import { ALARM_CUES } from './priority/alarm-cues.js';
import type { Located, PriorityCutOffs } from './priority/priority.js';
import { DEFAULT_CUT_OFFS, findAlarms } from './priority/priority.js';
import { classificationOf } from './reading/classification-of.js';
import { segmentsOf } from './text/segments.js';
import { viewOf } from './text/text-view.js';
import { toneOfScores } from './tone/tone-mix.js';
import { complains } from './tone/complaint-grammar.js';
import { INTENT_CUES } from './tone/intent-cues.js';
import { POLARITY_EN } from './tone/polarity-en.js';
import { POLARITY_JA } from './tone/polarity-ja.js';
import { judge, labelOf, toneOf } from './tone/sentiment.js';
import { createToneReader, likeliest, toneNumber } from './tone/tone-reader.js';
import { CONCEPTS } from './cold-start/words/concepts.js';
import { valences } from './cold-start/words/valence.js';
import { withoutVoice } from './reading/without-voice.js';

/** Raised by hand when the code changes an answer; word lists, weights and the tree are hashed. */
const CODE_VERSION = 4;

/** Score, as part of what a phrase of the tree scores, from which a theme is assigned, and how confidence rises around it. */
const THRESHOLD = 0.75;
const STEEPNESS = 4;
/** A theme far behind the best one of its segment is an echo of shared words. */
const MIN_SHARE_OF_BEST = 0.7;
const MAX_THEMES = 3;
/** What a theme's usual tone and complaining grammar are worth, in judging words. */
const THEME_SHARE = 0.6;
const GRAMMAR_SHARE = 0.7;

interface ThemeMatch extends Span {
  readonly themeId: number;
  readonly confidence: number;
}

/** What the customer's parts add up to, while they are read. */
interface Reading {
  readonly mentions: Map<string, Mention>;
  readonly alarms: Map<Alarm, Located>;
  readonly usual: number[];
}

/** Themes from the tree's own phrases, tone from word lists and the starter prior: needs no training and no labels. */
export function createTreeClassifier(
  themes: readonly Theme[],
  cutOffs: PriorityCutOffs = DEFAULT_CUT_OFFS,
): Classifier {
  const reader = createThemeReader(themes, []);
  const { length } = yardstick(themes, []);
  const tones = createToneReader();
  const lone = new Float64Array(reader.ids.length);
  const valence = valences(themes);

  /** Themes of one segment, best first. */
  function match(view: string, { start, end }: Span): ThemeMatch[] {
    reader.read(view, start, end);
    const scores = alone();
    const strongest = strongestFirst(scores, MAX_THEMES);
    const least = Math.max(THRESHOLD, MIN_SHARE_OF_BEST * (scores[strongest[0] ?? -1] ?? 0));
    return strongest
      .filter((theme) => (scores[theme] ?? 0) >= least)
      .map((theme) => matchOf(view, { start, end }, theme, scores[theme] ?? 0));
  }

  /** Scores of the segment read last in yardsticks, less what a rival takes. */
  function alone(): Float64Array {
    lessRivals(reader.scores, lone);
    for (let at = 0; at < lone.length; at++) lone[at] = (lone[at] ?? 0) / length;
    return lone;
  }

  function matchOf(view: string, { start, end }: Span, theme: number, score: number): ThemeMatch {
    const confidence = 1 / (1 + Math.exp(-STEEPNESS * (score - THRESHOLD)));
    return { themeId: reader.ids[theme] ?? 0, confidence, ...reader.spanOf(view, start, end, theme) };
  }

  /** Tone of a segment: its words; without any, its grammar and what its themes are usually said for. */
  function segmentTone(view: string, { start, end }: Span, usual: number): number {
    const { sum, hits } = judge(view, start, end);
    if (hits > 0) return toneOf(sum);
    // Who asks about a delivery does not say that it was late.
    if (view.charAt(end - 1) === '?') return 0;
    return toneOf(usual * THEME_SHARE - complains(view, start, end) * GRAMMAR_SHARE);
  }

  function read(part: ClassifyInput['parts'][number], reading: Reading): void {
    const view = viewOf(part.text);
    for (const segment of segmentsOf(view)) {
      const matches = match(view, segment);
      const usual = valence.get(matches[0]?.themeId ?? 0) ?? 0;
      if (matches.length > 0) reading.usual.push(usual);
      const tone = segmentTone(view, segment, usual);
      for (const { alarm, ...span } of findAlarms(view, segment.start, segment.end, tone))
        if (!reading.alarms.has(alarm)) reading.alarms.set(alarm, { partKey: part.key, ...span });
      for (const found of matches) addMention(part.key, found, labelOf(tone), reading);
    }
  }

  function classify(input: ClassifyInput): Classification {
    const voice = input.parts.filter((part) => part.role === 'customer' && part.text !== '');
    if (voice.length === 0) return withoutVoice();
    const reading: Reading = { mentions: new Map(), alarms: new Map(), usual: [] };
    for (const part of voice) read(part, reading);
    const usual = reading.usual.reduce((sum, value) => sum + value, 0) / Math.max(1, reading.usual.length);
    const said = tones.read(voice.map(({ text }) => text).join('\n'), toneOfScores(input.scores), usual);
    const heard = {
      sentiment: toneNumber(said.sentiment),
      sentimentLabel: likeliest(SENTIMENTS, said.sentiment)?.label ?? 'neutral',
      intent: likeliest(INTENTS, said.intent)?.label ?? 'other',
      alarms: reading.alarms,
      mentions: reading.mentions.values(),
    };
    return classificationOf(input, heard, cutOffs);
  }

  function nearest(input: ClassifyInput): NearestTheme | null {
    let found: NearestTheme | null = null;
    for (const { key, role, text } of input.parts) {
      if (role !== 'customer') continue;
      const view = viewOf(text);
      reader.read(view, 0, view.length);
      const scores = alone();
      const [best] = strongestFirst(scores, 1);
      if (best === undefined) continue;
      const { themeId, confidence, ...span } = matchOf(view, { start: 0, end: view.length }, best, scores[best] ?? 0);
      if (found === null || confidence > found.confidence) found = { themeId, confidence, partKey: key, ...span };
    }
    const first = reader.ids[0] ?? themes[0]?.id;
    return found ?? (first === undefined ? null : { themeId: first, confidence: 0, start: 0, end: 0 });
  }

  return { version: `tree-${CODE_VERSION}-${contentHash(themes, cutOffs, tones.version)}`, classify, nearest };
}

function addMention(
  partKey: string,
  { themeId, confidence, start, end }: ThemeMatch,
  sentiment: SentimentLabel,
  { mentions }: Reading,
): void {
  const key = `${partKey}\n${themeId}`;
  if (confidence > (mentions.get(key)?.confidence ?? 0))
    mentions.set(key, { partKey, themeId, start, end, confidence, sentiment });
}

function contentHash(themes: readonly Theme[], cutOffs: PriorityCutOffs, weights: string): string {
  const words = [MEANINGS, CONCEPTS, POLARITY_JA, POLARITY_EN, INTENT_CUES, ALARM_CUES];
  return createHash('sha256')
    .update(JSON.stringify([themes, cutOffs, weights, words]))
    .digest('hex')
    .slice(0, 12);
}
