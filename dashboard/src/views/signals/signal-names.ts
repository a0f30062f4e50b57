import { isSegment } from '@koe/sql/domain/filter';
import type { FilterDimension } from '../../state/filter-options.js';
import type { Words } from '../../words/words.js';

/** Names of the values that signals are about, in the language of the dimensions given. */
export class SignalNames {
  private readonly labels = new Map<string, string>();

  constructor(dimensions: readonly FilterDimension[], { valueOf }: Pick<Words['common'], 'valueOf'>) {
    for (const { field, label: dimension, options } of dimensions)
      for (const { value, label } of options)
        this.labels.set(`${field}=${value}`, isSegment(field) && value !== '-' ? valueOf(dimension, label) : label);
  }

  /** A theme that is not in the tree any more is named by its number. */
  theme(id: number): string {
    return this.labels.get(`theme=${String(id)}`) ?? `#${String(id)}`;
  }

  segment({ by, key }: { readonly by: string; readonly key: string }): string {
    return this.labels.get(`${by}=${key}`) ?? key;
  }
}
