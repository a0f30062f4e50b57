import { formatDay } from '@koe/sql/domain/calendar/day';
import { SPLITS, type SegmentChange, type Split, type TwoPeriods } from '@koe/sql/domain/decomposition/two-periods';
import type { SignalsBlock } from '@koe/sql/domain/edition/content';
import type { Picture, PictureRow } from '@koe/sql/domain/edition/picture';
import type { Filter } from '@koe/sql/domain/filter';
import type { DecisionFinding, Finding, PartFinding } from '@koe/sql/domain/finding/finding';
import { nameFact } from '@koe/sql/domain/finding/freeze';
import { namedSegment } from '@koe/sql/domain/finding/named-values';
import type { Undecided } from '@koe/sql/domain/review/undecided';
import type { OpenCube } from '../../ask-cube.js';
import { askNamed } from '../ask-named.js';
import { editionDays, type Days } from '../edition-days.js';
import type { EditionInputs } from '../edition-inputs.js';
import { themeNames } from './theme-names.js';

/** Splits that a reader can turn to; `intent` and `kind` say what it is and not where. */
const WHERE: readonly Split[] = SPLITS.filter((split) => !['intent', 'kind', 'lang'].includes(split));

/** The largest real change, or that there was none; what it comes from; the decision that is asked for. */
export async function sentencesOf(
  cube: OpenCube,
  inputs: EditionInputs,
  {
    picture,
    signals,
    undecided,
  }: { readonly picture: Picture; readonly signals: SignalsBlock; readonly undecided: readonly Undecided[] },
): Promise<Finding[]> {
  const days = editionDays(inputs.week);
  const decision = decisionOf(inputs, signals, undecided);
  const asked = decision === null ? [] : [decision];
  const [signal] = signals.entries;
  if (signal) {
    const { theme, segment, evidence } = signal.finding;
    const { from: _from, to: _to, ...filter } = evidence;
    // a segment's signal is where it comes from
    const part =
      segment === null
        ? await partOf(cube, inputs, 'theme_share', { ...filter, theme: [String(theme.id)] }, weeksBefore(inputs.week))
        : null;
    const sameWay = Math.sign(part?.difference.difference ?? 0) === (signal.finding.direction === 'up' ? 1 : -1);
    return [signal.finding, ...(part?.difference.clear === true && sameWay ? [part] : []), ...asked];
  }
  const row = largestChange(picture.rows);
  if (row) {
    const part = row.lagWeeks === 0 ? await partOf(cube, inputs, row.now.metric, {}, days) : null;
    const { now, before, difference } = row;
    return [{ kind: 'change', now, before, difference }, ...(part ? [part] : []), ...asked];
  }
  return [{ kind: 'quiet', period: days.week, tests: signals.tests }, ...asked];
}

/** What left the usual range is compared with the four weeks before, not with one that may have been outside too. */
function weeksBefore(week: number): { readonly week: Days; readonly before: Days } {
  return { week: editionDays(week).week, before: editionDays(week - 7).four };
}

/** Furthest beyond its interval; volume only where it left its limits, since days of many items come by themselves. */
export function largestChange(rows: readonly PictureRow[]): PictureRow | null {
  const clear = rows.filter(
    ({ now, difference, weeks }) => difference.clear && (now.metric !== 'volume' || weeks.at(-1)?.outside != null),
  );
  const sureness = ({ difference: { difference, interval } }: PictureRow): number =>
    difference === null || interval === null ? 0 : Math.abs(difference) / Math.max(1e-12, interval[1] - interval[0]);
  return clear.reduce<PictureRow | null>((best, row) => (best && sureness(best) >= sureness(row) ? best : row), null);
}

async function partOf(
  cube: OpenCube,
  inputs: EditionInputs,
  metric: string,
  filter: Filter,
  days: { readonly week: Days; readonly before: Days },
): Promise<PartFinding | null> {
  // what a change comes from can be said of shares and means only
  if (metric === 'volume') return null;
  const splits: readonly Split[] = [
    ...WHERE,
    ...inputs.manifest.labels.segments.map(({ name }): Split => `seg.${name}`),
  ];
  const asked = Object.fromEntries(
    splits.map((by) => [
      by,
      {
        kind: 'analysis' as const,
        name: 'decomposition' as const,
        params: { metric, by, before: days.before },
        filter: { ...filter, ...days.week },
      },
    ]),
  );
  const found = await askNamed(cube, asked, inputs.asOf);
  const parts = splits.flatMap((by) => {
    const answer = found[by];
    return answer ? answer.segments.map((segment) => ({ by, answer, segment })) : [];
  });
  const [best] = parts
    .filter(({ answer, segment }) => isTelling(answer, segment))
    .sort((a, b) => Math.abs(b.segment.total.value) - Math.abs(a.segment.total.value));
  if (!best) return null;
  const { by, answer, segment } = best;
  const why = Math.abs(segment.within.value) >= Math.abs(segment.mix.value) ? 'within' : 'mix';
  return {
    kind: 'part',
    now: nameFact(answer.facts[1], inputs.manifest),
    before: nameFact(answer.facts[0], inputs.manifest),
    difference: answer.change,
    part: namedSegment(by, segment.key, inputs.manifest),
    why,
    value: segment[why].value,
    interval: segment[why].interval,
    evidence: segment.evidence[1],
  };
}

/** A named segment whose part is sure, and goes the way of the whole. */
function isTelling({ change }: TwoPeriods, { key, total }: SegmentChange): boolean {
  const { value, interval } = total;
  const isSure = interval !== null && (interval[0] > 0 || interval[1] < 0);
  return key !== '*' && key !== '-' && isSure && Math.sign(value) === Math.sign(change.difference ?? 0);
}

function decisionOf(
  inputs: EditionInputs,
  signals: SignalsBlock,
  undecided: readonly Undecided[],
): DecisionFinding | null {
  const [oldest] = undecided;
  if (!oldest) return null;
  const { themeId, weeks, because, lapsed } = oldest;
  const signal = signals.entries.find(({ finding }) => finding.theme.id === themeId);
  return {
    kind: 'decision',
    theme: { id: themeId, name: themeNames(inputs.manifest)(themeId) },
    segment: because.includes('priority') ? null : (signal?.finding.segment ?? null),
    because: lapsed === 'defer' ? 'deferred' : because.includes('signal') ? 'signal' : 'priority',
    since: formatDay(inputs.week + 7 - 7 * Math.max(1, weeks)),
    weeks,
    signalId: signal?.finding.signalId ?? null,
  };
}
