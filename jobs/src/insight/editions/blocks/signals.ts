import type { EmergingEntry, SignalEntry, SignalsBlock } from '@koe/sql/domain/edition/content';
import type { WeekPoint } from '@koe/sql/domain/edition/picture';
import { signalFinding } from '@koe/sql/domain/finding/signal-finding';
import type { StoredSignal } from '@koe/sql/queries/signal/signal';
import type { OpenCube } from '../../ask-cube.js';
import { askNamed } from '../ask-named.js';
import { editionDays } from '../edition-days.js';
import type { EditionInputs } from '../edition-inputs.js';
import { weekPoints } from './picture.js';

/** On paper; the rest is on the screen. */
const MOST_SIGNALS = 8;
const MOST_EMERGING = 3;
const WEEKS = 13;

/** Only what left its own past. A segment's signal is told once: by the theme in all feedback where that one is a signal too. */
export async function signalsBlock(cube: OpenCube, inputs: EditionInputs): Promise<SignalsBlock> {
  const days = editionDays(inputs.week);
  const { run, signals } = inputs;
  const isPart = (signal: StoredSignal): boolean =>
    signal.segmentBy !== '' &&
    signals.some(
      ({ segmentBy, themeId, direction }) =>
        segmentBy === '' && themeId === signal.themeId && direction === signal.direction,
    );
  const shown = signals.filter((signal) => !isPart(signal)).slice(0, MOST_SIGNALS);
  const entries: SignalEntry[] = [];
  for (const signal of shown) {
    const finding = signalFinding(signal, run?.leftOut ?? [], inputs.manifest);
    const { from: _from, to: _to, ...filter } = finding.evidence;
    const params = { metric: 'volume', grain: 'week', ...days.thirteen } as const;
    const { weeks } = await askNamed(cube, { weeks: { kind: 'analysis', name: 'trend', params, filter } }, inputs.asOf);
    entries.push({
      finding,
      share: signal.share,
      interval: signal.interval,
      expectedShare: signal.expectedShare,
      shareLimits: signal.shareLimits,
      itemLimits: signal.itemLimits,
      n: signal.n,
      disposition: signal.disposition,
      weeks: judged(weekPoints(weeks.points, days.thirteen, WEEKS), signal),
    });
  }
  return {
    filter: days.week,
    computed: run !== null && run.nothing === null,
    tests: run?.tests ?? 0,
    falseDiscoveryRate: run?.parameters.falseDiscoveryRate ?? 0,
    entries,
    emerging: inputs.emerging.slice(0, MOST_EMERGING).map(emergingEntry),
  };
}

/** The last week as the signal judged it: by its own expectation and limits, which many weeks' drift may lie within. */
function judged(
  points: readonly WeekPoint[],
  { items, expectedItems, itemLimits: [lower, upper] }: StoredSignal,
): WeekPoint[] {
  return points.map((point, at) =>
    at < points.length - 1
      ? point
      : {
          ...point,
          value: items,
          centre: expectedItems,
          lower,
          upper,
          outside: items > upper ? 'above' : items < lower ? 'below' : null,
        },
  );
}

function emergingEntry({
  suggestionId,
  name,
  phrases,
  count,
  baseline,
  recentTotal,
  baselineTotal,
}: EditionInputs['emerging'][number]): EmergingEntry {
  const expected = baselineTotal === 0 ? 0 : (baseline / baselineTotal) * recentTotal;
  return { suggestionId, name, phrases: phrases.slice(0, 4), items: count, expected };
}
