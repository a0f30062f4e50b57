/**
 * Sums of one group, from which means and their variance follow when answers of one person are not independent. A cluster
 * is a person; whoever answered once is a cluster of one. With n_c answers that add up to s_c in cluster c:
 */
export interface Clustered {
  readonly n: number;
  /** Σ value, Σ value². */
  readonly sum: number;
  readonly squares: number;
  readonly clusters: number;
  /** Σ s_c², Σ s_c n_c, Σ n_c². */
  readonly ss: number;
  readonly sn: number;
  readonly nn: number;
}
