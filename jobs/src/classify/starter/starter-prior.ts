import { INTENTS, SENTIMENTS } from '@koe/sql/domain/item';
import { decodeModel } from '../linear/blob.js';
import { Scorer } from '../linear/scorer.js';
import { readStarter } from './starter-file.js';

/** What weights trained on public texts say of any text: log-odds, before anything is known of the installation. */
export interface StarterPrior {
  /** Names the weights. */
  readonly version: string;
  /** Log-odds by sentiment, in the order of `SENTIMENTS`, after `read`. */
  readonly sentiment: Float64Array;
  /** Log-odds by intent, in the order of `INTENTS`, after `read`. */
  readonly intent: Float64Array;
  /** Log-odds of being serious after `read`; −Infinity where the weights do not know it. */
  readonly serious: number;
  read(text: string): void;
}

/** @throws ModelBlobError for bytes that are no model, or of another extractor */
export function createStarterPrior(blob: Uint8Array): StarterPrior {
  const scorer = new Scorer(decodeModel(blob));
  const columnOf = (task: string, key: string): number => {
    const found = scorer.model.tasks.find(({ name }) => name === task);
    const at = found?.keys.indexOf(key) ?? -1;
    return found === undefined || at < 0 ? -1 : found.from + at;
  };
  const sentimentColumns = SENTIMENTS.map((name) => columnOf('sentiment', name));
  const intentColumns = INTENTS.map((name) => columnOf('intent', name));
  const seriousColumn = columnOf('serious', 'serious');
  const sentiment = new Float64Array(SENTIMENTS.length);
  const intent = new Float64Array(INTENTS.length);
  let serious = -Infinity;
  return {
    version: versionOf(blob),
    sentiment,
    intent,
    get serious() {
      return serious;
    },
    read(text) {
      scorer.score(text);
      const scoreOf = (column: number): number => scorer.scores[column] ?? -Infinity;
      sentimentColumns.forEach((column, at) => (sentiment[at] = scoreOf(column)));
      intentColumns.forEach((column, at) => (intent[at] = scoreOf(column)));
      serious = scoreOf(seriousColumn);
    },
  };
}

let shipped: StarterPrior | null = null;

/** The prior of the repository, read when it is first asked for (about 30 ms). */
export function shippedPrior(): StarterPrior {
  shipped ??= createStarterPrior(readStarter());
  return shipped;
}

/** FNV-1a of the bytes. */
function versionOf(blob: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of blob) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
