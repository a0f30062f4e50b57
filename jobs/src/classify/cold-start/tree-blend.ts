/** What a phrase's worth of the tree's evidence adds to the score of a learnt column. */
const TREE_WEIGHT = 0.8;
/** More than this many phrases' worth adds nothing. */
const MOST_EVIDENCE = 2;
/** Share of the strongest other theme's score that is taken off. */
const RIVALRY = 0.3;

/**
 * Scores of learnt columns beside what the tree itself says, by column, in place: what was learnt from weak labels has
 * forgotten much of the words that labelled it, so both are heard.
 * @param evidence by column, of `TreeEvidence`
 */
export function blendWithTree(scores: Float64Array, evidence: (column: number) => number): void {
  let first = -Infinity;
  let second = -Infinity;
  for (let column = 0; column < scores.length; column++) {
    const score = (scores[column] ?? 0) + TREE_WEIGHT * Math.min(MOST_EVIDENCE, evidence(column));
    scores[column] = score;
    if (score > first) {
      second = first;
      first = score;
    } else if (score > second) second = score;
  }
  if (second === -Infinity) return;
  for (let column = 0; column < scores.length; column++) {
    const score = scores[column] ?? 0;
    scores[column] = score - RIVALRY * (score === first ? second : first);
  }
}
