import type { Mention } from '@koe/sql/domain/classification';
import type { Span } from '@koe/sql/domain/item';
import { INTENTS, SENTIMENTS } from '@koe/sql/domain/item';
import type { ClassifyInput } from '../classifier.js';
import type { ModelReader } from './model-reader.js';
import { piecesOf } from './pieces.js';
import type { ThemeAnswers } from './theme-answers.js';
import type { Alarm } from '../priority/alarm-cues.js';
import type { Located } from '../priority/priority.js';
import { findAlarms } from '../priority/priority.js';
import { segmentsOf } from '../text/segments.js';
import { viewOf } from '../text/text-view.js';
import { labelOfTone } from '../tone/tone-mix.js';

type Part = ClassifyInput['parts'][number];

/** What the customer's parts of one item add up to, part by part and piece by piece. */
export class ItemReading {
  readonly mentions = new Map<string, Mention>();
  readonly alarms = new Map<Alarm, Located>();
  /** Sums of shares over pieces, each weighted by how much there was to read; `weight` is the sum of the weights. */
  readonly sentiment = new Float64Array(SENTIMENTS.length);
  readonly intent = new Float64Array(INTENTS.length);
  weight = 0;
  /** The most serious piece. */
  serious: { readonly probability: number; readonly at: Located | null } = { probability: 0, at: null };
  /** The words that speak most for each intent, with their share. */
  private readonly intentWords = new Map<number, { readonly share: number; readonly at: Located }>();

  constructor(
    private readonly reader: ModelReader,
    private readonly themes: ThemeAnswers,
    /** Ids of the tree in use: a model may know themes that were retired since. */
    private readonly known: ReadonlySet<number>,
    private readonly meta: readonly string[],
  ) {}

  read(part: Part): void {
    const view = viewOf(part.text);
    const segments = segmentsOf(view);
    for (const piece of piecesOf(view.length, segments, this.reader.model.usualLength)) {
      const within = segments.filter(({ start, end }) => start >= piece.start && end <= piece.end);
      this.readPiece(part, view, piece, within);
    }
  }

  /** The likeliest intent, its words marked. */
  intentAt(place: number): Located | null {
    return this.intentWords.get(place)?.at ?? null;
  }

  private readPiece(part: Part, view: string, piece: Span, segments: readonly Span[]): void {
    const { reader } = this;
    const weight = Math.sqrt(reader.read(part.text, piece.start, piece.end, this.meta));
    const tone = reader.sentimentShares();
    const intents = reader.intentShares();
    tone.forEach((share, at) => (this.sentiment[at] = (this.sentiment[at] ?? 0) + weight * share));
    intents.forEach((share, at) => (this.intent[at] = (this.intent[at] ?? 0) + weight * share));
    this.weight += weight;
    this.markIntent(part, intents);
    this.themes.read(view, segments);
    this.readThemes(part, tone, { view, piece, segments });
    this.readSerious(part);
    const lean = (tone[2] ?? 0) - (tone[0] ?? 0);
    for (const { start, end } of segments)
      for (const { alarm, ...span } of findAlarms(view, start, end, lean))
        if (!this.alarms.has(alarm)) this.alarms.set(alarm, { partKey: part.key, ...span });
  }

  private readThemes(
    part: Part,
    tone: Float64Array,
    { view, piece, segments }: { view: string; piece: Span; segments: readonly Span[] },
  ): void {
    const { reader, themes } = this;
    const task = reader.themes;
    if (task === undefined) return;
    const best = task.single ? themes.best : -1;
    for (let at = 0; at < task.keys.length; at++) {
      const themeId = task.keys[at];
      if (typeof themeId !== 'number' || !this.known.has(themeId)) continue;
      const confidence = themes.probabilities[at] ?? 0;
      if (task.single ? at !== best : confidence < (task.thresholds[at] ?? 1)) continue;
      const key = `${part.key}\n${themeId}`;
      if (confidence <= (this.mentions.get(key)?.confidence ?? 0)) continue;
      const span = themes.spanOf(at, view, piece);
      if (span === null) continue;
      const sentiment = labelOfTone(this.toneAround(span, tone, segments));
      this.mentions.set(key, { partKey: part.key, themeId, confidence, sentiment, ...span });
    }
  }

  /** The tone of the sentences that hold the span; of the whole piece where it is one. */
  private toneAround({ start, end }: Span, tone: Float64Array, segments: readonly Span[]): Float64Array {
    if (segments.length < 2 || !this.reader.hearsSentiment) return tone;
    const around = segments.filter((segment) => segment.start < end && segment.end > start);
    const first = around[0];
    const last = around.at(-1);
    return first === undefined || last === undefined || around.length === segments.length
      ? tone
      : this.reader.stretchShares(first.start, last.end);
  }

  private markIntent(part: Part, shares: Float64Array): void {
    const { intent } = this.reader;
    if (intent === undefined) return;
    const at = this.reader.bestOf(intent);
    const place = INTENTS.findIndex((name) => name === intent.keys[at]);
    const share = shares[place] ?? 0;
    if (share <= (this.intentWords.get(place)?.share ?? 0)) return;
    const span = this.reader.evidence.spanOf(intent.from + at);
    if (span !== null) this.intentWords.set(place, { share, at: { partKey: part.key, ...span } });
  }

  private readSerious(part: Part): void {
    const { serious } = this.reader;
    if (serious === undefined) return;
    const probability = this.reader.probability(serious, 0);
    if (probability <= this.serious.probability) return;
    const isSerious = probability >= (serious.thresholds[0] ?? 1);
    const span = isSerious ? this.reader.evidence.spanOf(serious.from) : null;
    this.serious = { probability, at: span === null ? null : { partKey: part.key, ...span } };
  }
}
