/** Judged answers: probability, whether yes was right (1 or 0), and what each counts. */
export interface Judged {
  readonly probabilities: Float64Array;
  readonly outcomes: Uint8Array;
  readonly weights: Float64Array;
}

/** Where F1 is best: the probability from which one says yes. Without any positive, never. */
export function bestThreshold({ probabilities, outcomes, weights }: Judged): number {
  const order = Array.from(probabilities.keys()).sort(
    (a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b,
  );
  let positives = 0;
  for (let i = 0; i < outcomes.length; i++) positives += (outcomes[i] ?? 0) * (weights[i] ?? 0);
  let hits = 0;
  let said = 0;
  let best = 0;
  let threshold = 1;
  for (let rank = 0; rank < order.length; rank++) {
    const at = order[rank] ?? 0;
    const weight = weights[at] ?? 0;
    said += weight;
    hits += (outcomes[at] ?? 0) * weight;
    const here = probabilities[at] ?? 0;
    const below = rank + 1 < order.length ? (probabilities[order[rank + 1] ?? 0] ?? 0) : 0;
    // equal probabilities stand on one side
    if (below === here && rank + 1 < order.length) continue;
    const f1 = (2 * hits) / (said + positives);
    if (f1 > best) {
      best = f1;
      threshold = (here + below) / 2;
    }
  }
  return threshold;
}
