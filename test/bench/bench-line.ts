/** One figure of a bench, printed as one line of JSON. */
export interface BenchLine {
  readonly name: string;
  readonly value: number;
  /** Such as `ms`, `items/s`, `share`. */
  readonly unit: string;
  /** What the figure stands on: items, runs, test rows. */
  readonly n: number;
  readonly interval?: readonly [number, number];
  /** A peer measured in the same run, or what it is compared with in words. */
  readonly against?: string;
  /** Peer ÷ ours for times, ours ÷ peer for qualities: above 1 is better than the peer. */
  readonly ratio?: number;
}
