import type { Span } from '@koe/sql/domain/item';
import type { Theme } from '@koe/sql/domain/theme';
import { blendWithTree } from '../cold-start/tree-blend.js';
import type { TreeEvidence } from '../cold-start/tree-evidence.js';
import { createTreeEvidence } from '../cold-start/tree-evidence.js';
import { probabilityOf } from '../linear/platt.js';
import type { ModelReader } from './model-reader.js';

/** What a model says of a piece's themes; beside the tree's own words where hardly anybody has labelled. */
export class ThemeAnswers {
  /** Probability by column of the task, 0 … 1, after `read`. */
  readonly probabilities: Float64Array;
  private readonly tree: TreeEvidence | null;
  private readonly places: readonly number[];
  private readonly scores: Float64Array;

  constructor(
    private readonly reader: ModelReader,
    themes: readonly Theme[],
  ) {
    const task = reader.themes;
    const keys = task?.keys ?? [];
    this.probabilities = new Float64Array(keys.length);
    this.scores = new Float64Array(keys.length);
    this.tree = task?.isBesideRules === true ? createTreeEvidence(themes) : null;
    this.places = keys.map((key) => this.tree?.ids.findIndex((id) => id === key) ?? -1);
  }

  /** After the reader has read the piece; `view` is the whole text's. */
  read(view: string, segments: readonly Span[]): void {
    const { reader, scores, places } = this;
    const task = reader.themes;
    if (task === undefined) return;
    for (let at = 0; at < scores.length; at++) scores[at] = reader.score(task, at);
    const evidence = this.tree?.scoresOf(view, segments);
    if (evidence !== undefined) blendWithTree(scores, (at) => evidence[places[at] ?? -1] ?? 0);
    for (let at = 0; at < scores.length; at++) {
      const curve = task.platt[at];
      this.probabilities[at] = curve === undefined ? 0 : probabilityOf(curve, scores[at] ?? 0);
    }
  }

  /** The likeliest column. */
  get best(): number {
    return this.probabilities.indexOf(Math.max(...this.probabilities));
  }

  /** The words that decided for a column; the tree's where the model knows none of them. */
  spanOf(at: number, view: string, { start, end }: Span): Span | null {
    const { reader, tree, places } = this;
    const found = reader.evidence.spanOf((reader.themes?.from ?? 0) + at);
    const place = places[at] ?? -1;
    return found ?? (tree === null || place < 0 ? null : tree.spanOf(view, start, end, place));
  }
}
