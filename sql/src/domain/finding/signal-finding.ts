import { formatDay } from '../calendar/day.js';
import type { Manifest } from '../cube/layout.js';
import { withSegment, type Filter } from '../filter.js';
import type { SignalFinding } from './finding.js';
import { namedSegment } from './named-values.js';
import { themeNamed } from './theme-named.js';

/** A signal as its run found it; days are local day numbers, both texts of the segment empty for all feedback. */
export interface FoundSignal {
  readonly signalId: string;
  readonly themeId: number;
  readonly segmentBy: string;
  readonly segmentKey: string;
  readonly week: number;
  readonly since: number;
  readonly direction: 'up' | 'down';
  readonly items: number;
  readonly expectedItems: number;
  readonly concentration: { readonly by: string; readonly key: string; readonly share: number } | null;
}

type Names = Pick<Manifest, 'labels' | 'themes'>;
interface LeftOut {
  readonly source: string;
}

/** A stored signal as a sentence can say it. @param leftOut sources that its run did not compare */
export function signalFinding(signal: FoundSignal, leftOut: readonly LeftOut[], names: Names): SignalFinding {
  const { concentration } = signal;
  return {
    kind: 'signal',
    signalId: signal.signalId,
    theme: themeNamed(signal.themeId, names),
    segment: signal.segmentBy === '' ? null : namedSegment(signal.segmentBy, signal.segmentKey, names),
    week: formatDay(signal.week),
    direction: signal.direction,
    items: signal.items,
    expectedItems: signal.expectedItems,
    since: formatDay(signal.since),
    weeks: (signal.week - signal.since) / 7 + 1,
    where: concentration && {
      segment: namedSegment(concentration.by, concentration.key, names),
      share: concentration.share,
    },
    evidence: signalEvidence(signal, leftOut),
  };
}

/** What was counted: sources that were left out of the week are left out of the list too. */
export function signalEvidence(
  { themeId, week, segmentBy, segmentKey }: FoundSignal,
  leftOut: readonly LeftOut[],
): Filter {
  const counted: Filter = {
    from: formatDay(week),
    to: formatDay(week + 6),
    theme: [String(themeId)],
    ...(leftOut.length === 0 ? {} : { source: leftOut.map(({ source }) => `!${source}`) }),
  };
  return withSegment(counted, segmentBy, segmentKey);
}
