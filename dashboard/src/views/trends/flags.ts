import type { Settings } from '@koe/api/contract/settings';
import { splitValues, type Filter } from '@koe/sql/domain/filter';
import type { Flag } from '../../charts/control-chart-data.js';
import type { Language } from '../../words/words.js';

/** Where annotations are kept. */
const ANNOTATIONS = '/settings/annotations';

/** What happened, for the time axis; what is about one product only is left out where the filter is about others. */
export function flagsOf(
  settings: Pick<Settings, 'annotations'> | null,
  filter: Pick<Filter, 'product'>,
  language: Language,
): readonly Flag[] {
  const { wanted, unwanted } = splitValues(filter.product ?? []);
  const concerns = (product: string | null): boolean =>
    product === null || ((wanted.length === 0 || wanted.includes(product)) && !unwanted.includes(product));
  return (settings?.annotations ?? [])
    .filter(({ product }) => concerns(product))
    .map(({ id, kind, from, text }) => ({ id, kind, date: from, text: text[language], href: ANNOTATIONS }));
}

/** The words for what a click on a flag opens. */
export function opening(kind: Flag['kind']): 'openDecision' | 'openAction' | 'openFlag' {
  return kind === 'decision' ? 'openDecision' : kind === 'action' ? 'openAction' : 'openFlag';
}
