/** A draw of a queue; the two draws of an item that two people judge are one here. */
export interface Draw {
  readonly id: string;
  readonly queue: string;
  /** Queues in the order of their drawing. */
  readonly drawnAt: number;
  readonly stratum: string;
  /** Probability, 0 < p ≤ 1, that a queue drawn like this one holds the item. */
  readonly inclusion: number;
  readonly done: boolean;
}

/**
 * How many items each judged draw stands for, up to a common factor. Within a queue that is one over its probability,
 * raised where others of its stratum were skipped or still wait. Later queues leave out what was judged before: seen from
 * there an earlier item is known and stands for itself, so it gets weight 1 (the ordered estimator of D. Raj 1956). The
 * queues' views of the whole are averaged by how much was judged in each.
 */
export function drawWeights(draws: readonly Draw[]): ReadonlyMap<string, number> {
  const queues = new Map<string, Draw[]>();
  for (const draw of [...draws].sort((a, b) => a.drawnAt - b.drawnAt || (a.queue < b.queue ? -1 : 1))) {
    const queue = queues.get(draw.queue);
    if (queue) queue.push(draw);
    else queues.set(draw.queue, [draw]);
  }
  const judged = draws.filter(({ done }) => done).length;
  const weights = new Map<string, number>();
  let later = 1;
  for (const queue of queues.values()) {
    const done = queue.filter((draw) => draw.done);
    const part = done.length / Math.max(judged, 1);
    later -= part;
    const drawnOf = countBy(queue);
    const doneOf = countBy(done);
    for (const { id, stratum, inclusion } of done) {
      const missing = (drawnOf.get(stratum) ?? 1) / (doneOf.get(stratum) ?? 1);
      weights.set(id, (part * missing) / inclusion + Math.max(0, later));
    }
  }
  return weights;
}

function countBy(draws: readonly Draw[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stratum } of draws) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  return counts;
}
