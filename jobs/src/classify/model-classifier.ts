import { createHash } from 'node:crypto';
import type { Classification, Mention } from '@koe/sql/domain/classification';
import type { Intent, SentimentLabel, Span } from '@koe/sql/domain/item';
import { INTENTS, SENTIMENTS } from '@koe/sql/domain/item';
import type { Theme } from '@koe/sql/domain/theme';
import type { Classifier, ClassifierSettings, ClassifyInput, NearestTheme } from './classifier.js';
import { Evidence } from './evidence/evidence.js';
import { MEANINGS_FINGERPRINT } from './features/meanings.js';
import { metaTokens } from './features/meta-tokens.js';
import { decodeModel } from './linear/blob.js';
import type { ModelTask, TaskName } from './linear/model.js';
import { probabilityOf } from './linear/platt.js';
import { Scorer } from './linear/scorer.js';
import { piecesOf } from './pieces.js';
import type { Alarm } from './priority/alarm-cues.js';
import { ALARM_CUES } from './priority/alarm-cues.js';
import type { Located } from './priority/priority.js';
import { DEFAULT_CUT_OFFS, findAlarms, priorityOf } from './priority/priority.js';
import { segmentsOf } from './segments.js';
import { viewOf } from './text-view.js';
import { blend, labelOfTone, toneOfScores } from './tone-mix.js';
import { withoutVoice } from './without-voice.js';

/** Raised by hand when the code changes an answer. */
const CODE_VERSION = 2;

/** What the customer's parts add up to, while they are read. */
interface Reading {
  readonly mentions: Map<string, Mention>;
  readonly alarms: Map<Alarm, Located>;
  /** Sums of probabilities over pieces, weighted by how much there was to read. */
  readonly sentiment: Float64Array;
  readonly intent: Float64Array;
  weight: number;
  serious: number;
  seriousAt: Located | null;
  intentAt: (Located & { readonly score: number })[];
}

/** Themes, sentiment, intent and priority from one pass over a trained model. @throws ModelBlobError */
export function createModelClassifier(
  themes: readonly Theme[],
  blob: Uint8Array,
  { cutOffs = DEFAULT_CUT_OFFS }: ClassifierSettings = {},
): Classifier {
  const model = decodeModel(blob);
  const scorer = new Scorer(model);
  const evidence = new Evidence(scorer);
  const taskOf = (name: TaskName): ModelTask | undefined => model.tasks.find((task) => task.name === name);
  const known = new Set(themes.map(({ id }) => id));
  const themeTask = taskOf('themes');
  const sentimentTask = taskOf('sentiment');
  const intentTask = taskOf('intent');
  const seriousTask = taskOf('serious');

  const probability = (task: ModelTask, at: number): number => {
    const curve = task.platt[at];
    return curve === undefined ? 0 : probabilityOf(curve, scorer.scores[task.from + at] ?? 0);
  };

  function readThemes(
    part: ClassifyInput['parts'][number],
    task: ModelTask,
    tone: SentimentLabel,
    reading: Reading,
  ): void {
    const best = task.single ? bestOf(task) : -1;
    task.keys.forEach((themeId, at) => {
      if (typeof themeId !== 'number' || !known.has(themeId)) return;
      const confidence = probability(task, at);
      if (task.single ? at !== best : confidence < (task.thresholds[at] ?? 1)) return;
      const key = `${part.key}\n${themeId}`;
      if (confidence <= (reading.mentions.get(key)?.confidence ?? 0)) return;
      const span = evidence.spanOf(task.from + at);
      if (span !== null)
        reading.mentions.set(key, { partKey: part.key, themeId, confidence, sentiment: tone, ...span });
    });
  }

  function bestOf(task: ModelTask): number {
    let best = 0;
    for (let at = 1; at < task.keys.length; at++) if (probability(task, at) > probability(task, best)) best = at;
    return best;
  }

  /** Adds what the piece read last says of a task whose classes exclude each other. */
  function addClasses<Key extends string>(
    task: ModelTask | undefined,
    order: readonly Key[],
    weight: number,
    sums: Float64Array,
  ): void {
    if (task === undefined) return;
    let total = 0;
    task.keys.forEach((_, at) => (total += probability(task, at)));
    task.keys.forEach((key, at) => {
      const place = order.findIndex((name) => name === key);
      if (place >= 0) sums[place] = (sums[place] ?? 0) + (weight * probability(task, at)) / (total || 1);
    });
  }

  function read(part: ClassifyInput['parts'][number], meta: readonly string[], reading: Reading): void {
    const view = viewOf(part.text);
    for (const piece of piecesOf(view, model.usualLength)) {
      const count = scorer.score(part.text, piece.start, piece.end, meta, true);
      const weight = Math.sqrt(count + 0.01);
      const own = new Float64Array(SENTIMENTS.length);
      addClasses(sentimentTask, SENTIMENTS, 1, own);
      own.forEach((value, at) => (reading.sentiment[at] = (reading.sentiment[at] ?? 0) + weight * value));
      addClasses(intentTask, INTENTS, weight, reading.intent);
      reading.weight += weight;
      if (themeTask !== undefined) readThemes(part, themeTask, labelOfTone(own), reading);
      if (seriousTask !== undefined) {
        const serious = probability(seriousTask, 0);
        if (serious > reading.serious) {
          reading.serious = serious;
          const span = evidence.spanOf(seriousTask.from);
          reading.seriousAt = span === null ? null : { partKey: part.key, ...span };
        }
      }
      for (const { start, end } of segmentsOf(view.slice(piece.start, piece.end)))
        for (const { alarm, ...span } of findAlarms(
          view,
          piece.start + start,
          piece.start + end,
          (own[2] ?? 0) - (own[0] ?? 0),
        ))
          if (!reading.alarms.has(alarm)) reading.alarms.set(alarm, { partKey: part.key, ...span });
    }
  }

  /** The tone of the sentence that holds the evidence, where a part has several. */
  function withOwnTone(mention: Mention, parts: ClassifyInput['parts'], meta: readonly string[]): Mention {
    const text = parts.find(({ key }) => key === mention.partKey)?.text ?? '';
    const view = viewOf(text);
    const segments = segmentsOf(view);
    const around = segments.filter(({ start, end }) => start < mention.end && end > mention.start);
    const first = around[0];
    const last = around.at(-1);
    if (sentimentTask === undefined || segments.length < 2 || first === undefined || last === undefined) return mention;
    scorer.score(text, first.start, last.end, meta);
    const tone = new Float64Array(SENTIMENTS.length);
    addClasses(sentimentTask, SENTIMENTS, 1, tone);
    return { ...mention, sentiment: labelOfTone(tone) };
  }

  function classify(input: ClassifyInput): Classification {
    const voice = input.parts.filter((part) => part.role === 'customer' && part.text !== '');
    if (voice.length === 0) return withoutVoice();
    const meta = metaTokens(input);
    const reading: Reading = {
      mentions: new Map(),
      alarms: new Map(),
      sentiment: new Float64Array(SENTIMENTS.length),
      intent: new Float64Array(INTENTS.length),
      weight: 0,
      serious: 0,
      seriousAt: null,
      intentAt: [],
    };
    for (const part of voice) read(part, meta, reading);
    const tone = blend(reading.sentiment, reading.weight, toneOfScores(input.scores));
    const sentiment = (tone[2] ?? 0) - (tone[0] ?? 0);
    const intent: Intent = INTENTS[reading.intent.indexOf(Math.max(...reading.intent))] ?? 'other';
    return {
      sentiment,
      sentimentLabel: labelOfTone(tone),
      intent: intentTask === undefined ? 'other' : intent,
      ...priorityOf(
        {
          intent: intentTask === undefined ? 'other' : intent,
          sentiment,
          alarms: reading.alarms,
          isAnswered: input.parts.some((part) => part.role === 'agent'),
          personContacts: input.personContacts ?? 0,
          customerValue: input.customerValue ?? 0,
        },
        cutOffs,
      ),
      mentions: [...reading.mentions.values()].map((mention) => withOwnTone(mention, voice, meta)),
    };
  }

  function nearest(input: ClassifyInput): NearestTheme | null {
    const meta = metaTokens(input);
    let found: NearestTheme | null = null;
    for (const { key, role, text } of input.parts) {
      if (role !== 'customer' || themeTask === undefined) continue;
      for (const piece of piecesOf(viewOf(text), model.usualLength)) {
        scorer.score(text, piece.start, piece.end, meta, true);
        const at = bestOf(themeTask);
        const themeId = themeTask.keys[at];
        const confidence = probability(themeTask, at);
        if (typeof themeId !== 'number' || (found !== null && confidence <= found.confidence)) continue;
        const span: Span | null = evidence.spanOf(themeTask.from + at);
        found = { themeId, confidence, ...(span === null ? { start: 0, end: 0 } : { partKey: key, ...span }) };
      }
    }
    const first = themes[0];
    return found ?? (first === undefined ? null : { themeId: first.id, confidence: 0, start: 0, end: 0 });
  }

  return { version: `model-${CODE_VERSION}-${contentHash(themes, blob, cutOffs)}`, classify, nearest };
}

function contentHash(themes: readonly Theme[], blob: Uint8Array, cutOffs: object): string {
  return createHash('sha256')
    .update(JSON.stringify([themes, cutOffs, ALARM_CUES, MEANINGS_FINGERPRINT]))
    .update(blob)
    .digest('hex')
    .slice(0, 12);
}
