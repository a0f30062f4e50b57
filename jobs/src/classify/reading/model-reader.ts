import { INTENTS, SENTIMENTS } from '@koe/sql/domain/item';
import { Evidence } from '../evidence/evidence.js';
import { stretchScores } from '../evidence/stretch-scores.js';
import type { LinearModel, ModelTask, TaskName } from '../linear/model.js';
import { probabilityOf } from '../linear/platt.js';
import { Scorer } from '../linear/scorer.js';

/** Answers of a model about the text that was read last; its buffers serve the next text. */
export class ModelReader {
  readonly evidence: Evidence;
  readonly themes: ModelTask | undefined;
  readonly intent: ModelTask | undefined;
  readonly serious: ModelTask | undefined;
  private readonly sentiment: ModelTask | undefined;
  private readonly scorer: Scorer;
  private readonly stretch = new Float64Array(SENTIMENTS.length);

  constructor(readonly model: LinearModel) {
    this.scorer = new Scorer(model);
    this.evidence = new Evidence(this.scorer);
    const taskOf = (name: TaskName): ModelTask | undefined => model.tasks.find((task) => task.name === name);
    this.themes = taskOf('themes');
    this.sentiment = taskOf('sentiment');
    this.intent = taskOf('intent');
    this.serious = taskOf('serious');
  }

  get hearsSentiment(): boolean {
    return this.sentiment !== undefined;
  }

  /** @returns how many n-grams of the stretch the model knows. */
  read(text: string, start: number, end: number, meta: readonly string[]): number {
    const count = this.scorer.score(text, start, end, meta, true);
    this.evidence.prepare();
    return count;
  }

  /** Score of one of a task's columns. */
  score(task: ModelTask, at: number): number {
    return this.scorer.scores[task.from + at] ?? 0;
  }

  /** Probability of one of a task's columns, 0 … 1. */
  probability(task: ModelTask, at: number): number {
    return probabilityAt(task, at, this.scorer.scores[task.from + at] ?? 0);
  }

  /** The likeliest column of a task. */
  bestOf(task: ModelTask): number {
    let best = 0;
    for (let at = 1; at < task.keys.length; at++)
      if (this.probability(task, at) > this.probability(task, best)) best = at;
    return best;
  }

  /** Shares of negative, neutral and positive; all 0 when the model does not hear sentiment. */
  sentimentShares(): Float64Array {
    return sharesOf(this.sentiment, SENTIMENTS, (at, task) => this.probability(task, at));
  }

  /** The same for a stretch of the text that was read, by offsets into it. */
  stretchShares(start: number, end: number): Float64Array {
    const { sentiment, stretch } = this;
    if (sentiment !== undefined) stretchScores(this.scorer, start, end, sentiment, stretch);
    return sharesOf(sentiment, SENTIMENTS, (at, task) => probabilityAt(task, at, stretch[at] ?? 0));
  }

  /** Shares by intent, in the order of `INTENTS`; all 0 when the model does not tell intents. */
  intentShares(): Float64Array {
    return sharesOf(this.intent, INTENTS, (at, task) => this.probability(task, at));
  }
}

function probabilityAt(task: ModelTask, at: number, score: number): number {
  const curve = task.platt[at];
  return curve === undefined ? 0 : probabilityOf(curve, score);
}

/** Probabilities of classes that exclude each other, brought to the sum 1, in the order of `labels`. */
function sharesOf(
  task: ModelTask | undefined,
  labels: readonly string[],
  probability: (at: number, task: ModelTask) => number,
): Float64Array {
  const shares = new Float64Array(labels.length);
  if (task === undefined) return shares;
  let total = 0;
  task.keys.forEach((key, at) => {
    const place = typeof key === 'string' ? labels.indexOf(key) : -1;
    if (place < 0) return;
    shares[place] = probability(at, task);
    total += shares[place];
  });
  return total > 0 ? shares.map((share) => share / total) : shares;
}
