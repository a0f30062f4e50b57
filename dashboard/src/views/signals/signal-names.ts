import type { FilterDimension } from '../../state/filter-options.js';

/** Names of the values that signals are about, in the language of the dimensions given. */
export class SignalNames {
  private readonly labels = new Map<string, string>();

  constructor(dimensions: readonly FilterDimension[]) {
    for (const { field, options } of dimensions)
      for (const { value, label } of options) this.labels.set(`${field}=${value}`, label);
  }

  /** A theme that is not in the tree any more is named by its number. */
  theme(id: number): string {
    return this.labels.get(`theme=${String(id)}`) ?? `#${String(id)}`;
  }

  segment({ by, key }: { readonly by: string; readonly key: string }): string {
    return this.labels.get(`${by}=${key}`) ?? key;
  }
}
