import type { Signal } from '@koe/api/contract/signals';
import { parseFilter, type Filter } from '@koe/sql/domain/filter';

/** A signal with the signals of the same theme and direction that are part of it. */
export interface SignalGroup {
  readonly signal: Signal;
  readonly parts: readonly Signal[];
}

/** The list as it is read: each signal followed by its parts. The order is the stored one; a part without its whole stands alone. */
export function groupSignals(signals: readonly Signal[]): readonly SignalGroup[] {
  const ids = new Set(signals.map(({ id }) => id));
  const isPart = ({ partOf }: Signal): boolean => partOf !== null && ids.has(partOf);
  return signals
    .filter((signal) => !isPart(signal))
    .map((signal) => ({ signal, parts: signals.filter((other) => isPart(other) && other.partOf === signal.id) }));
}

/** The filter that lists a signal's items. */
export function evidenceOf(signal: Pick<Signal, 'evidence'>): Filter {
  return parseFilter(new URLSearchParams(signal.evidence));
}

/** The same without its days: what a chart over many weeks is of. */
export function themeFilter(signal: Pick<Signal, 'evidence'>): Filter {
  const { from: _from, to: _to, ...rest } = evidenceOf(signal);
  return rest;
}

/** What a number of the list is told in: the share where it is one of the tests that it left. */
export function measureOf({ measures }: Pick<Signal, 'measures'>): 'theme_share' | 'volume' {
  return measures.includes('share') ? 'theme_share' : 'volume';
}
