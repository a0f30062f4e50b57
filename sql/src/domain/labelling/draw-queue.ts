import { shuffled, uniform } from './random.js';
import { inclusionOf, systematicSample } from './systematic.js';

/** Why an item was drawn. */
export const STRATA = ['threshold', 'suggested', 'disagreement', 'random'] as const;
export type Stratum = (typeof STRATA)[number];

/** Which part of a queue each stratum is given; what one cannot use goes to the random part. */
export const SHARES: Readonly<Record<Stratum, number>> = {
  threshold: 0.5,
  suggested: 0.2,
  disagreement: 0.1,
  random: 0.2,
};

/** Every so many-th item is judged by a second person too. */
const SECOND_EVERY = 10;

/** Among the items of one theme, so many steps further from the threshold halve the weight. */
const HALVING_STEPS = 4;

/** An item that may be drawn. */
export interface Candidate {
  readonly id: string;
  /** Probability, 0 < p ≤ 1, with which it came to be a candidate at all: the sampling fraction, or 1. */
  readonly reach: number;
  /** Themes that the model assigned, each once. The threshold cuts the scores from below: the lowest are the nearest. */
  readonly assigned: readonly { readonly themeId: number; readonly confidence: number }[];
  /** Emerging themes that hold it. */
  readonly suggestions: readonly string[];
  /** Themes of which a phrase stands in the text, but which the model did not assign. */
  readonly missed: readonly number[];
  /** Themes that the model assigned without any phrase of theirs in the text. */
  readonly unsupported: readonly number[];
}

export interface Drawn {
  readonly id: string;
  readonly stratum: Stratum;
  /** The theme it was drawn for; null for random and suggested items. */
  readonly themeId: number | null;
  /** Probability, 0 < p ≤ 1, that a queue drawn like this one holds the item, for whatever reason. */
  readonly inclusion: number;
  /** Whether a second person judges it too. */
  readonly second: boolean;
}

/** A reason to draw an item, with its part of the queue's size. */
interface Reason {
  readonly stratum: Stratum;
  readonly themeId: number | null;
  readonly mass: number;
}

/**
 * Draws a queue. Every reason to look at an item gives it mass: half of the queue's size is spread evenly over the assigned themes
 * and within each falls with the distance from the threshold; a fifth over the emerging themes; a tenth over the themes where rule
 * and model disagree; a fifth over all. An item's masses add up to its inclusion probability, so this is one sample in proportion
 * to size, drawn systematically: fixed size, no item twice, probabilities exact.
 * @param seed 32 bits; the same seed and candidates give the same queue
 * @returns min(size, candidates) items in the order to judge them in
 */
export function drawQueue(candidates: readonly Candidate[], size: number, seed: number): Drawn[] {
  const random = uniform(seed);
  const reasons = reasonsOf(candidates, size);
  const inclusion = inclusionOf(
    reasons.map((own) => own.reduce((sum, { mass }) => sum + mass, 0)),
    size,
  );
  // like beside like: the sample then holds each stratum and theme about as often as it should, not only on average
  const order = shuffled([...candidates.keys()], random)
    .map((at) => ({ at, ...groupOf(reasons[at] ?? []) }))
    .sort((a, b) => a.stratum - b.stratum || a.theme - b.theme)
    .map(({ at }) => at);
  const drawn = systematicSample(
    order.map((at) => inclusion[at] ?? 0),
    random(),
  );
  const queue = shuffled(drawn, random).flatMap((place) => {
    const at = order[place] ?? -1;
    const candidate = candidates[at];
    if (!candidate) return [];
    const { stratum, themeId } = pickReason(reasons[at] ?? [], random());
    return [{ id: candidate.id, stratum, themeId, inclusion: candidate.reach * (inclusion[at] ?? 0) }];
  });
  const second = new Set(shuffled([...queue.keys()], random).slice(0, Math.ceil(queue.length / SECOND_EVERY)));
  return queue.map((each, place) => ({ ...each, second: second.has(place) }));
}

function reasonsOf(candidates: readonly Candidate[], size: number): Reason[][] {
  const reasons: Reason[][] = candidates.map(() => []);
  let given = 0;
  const give = (stratum: Stratum, groups: readonly Group[]): void => {
    if (groups.length === 0) return;
    const part = SHARES[stratum] * size;
    given += part;
    for (const { themeId, members } of groups) {
      const total = members.reduce((sum, { weight }) => sum + weight, 0);
      for (const { at, weight } of members)
        reasons[at]?.push({ stratum, themeId, mass: ((part / groups.length) * weight) / total });
    }
  };
  give('threshold', thresholdGroups(candidates));
  give(
    'suggested',
    groupsBy(candidates, ({ suggestions }) => suggestions).map((group) => ({ ...group, themeId: null })),
  );
  give('disagreement', [
    ...groupsBy(candidates, ({ missed }) => missed),
    ...groupsBy(candidates, ({ unsupported }) => unsupported),
  ]);
  for (const own of reasons) own.push({ stratum: 'random', themeId: null, mass: (size - given) / candidates.length });
  return reasons;
}

interface Group {
  readonly themeId: number | null;
  readonly members: readonly { readonly at: number; readonly weight: number }[];
}

function groupsBy<Key extends number | string>(
  candidates: readonly Candidate[],
  keysOf: (candidate: Candidate) => readonly Key[],
): Group[] {
  const groups = new Map<Key, { at: number; weight: number }[]>();
  candidates.forEach((candidate, at) => {
    for (const key of keysOf(candidate)) groups.set(key, [...(groups.get(key) ?? []), { at, weight: 1 }]);
  });
  return [...groups].map(([key, members]) => ({ themeId: typeof key === 'number' ? key : null, members }));
}

/** Equal scores have equal weight: that of the middle of their ranks. */
function thresholdGroups(candidates: readonly Candidate[]): Group[] {
  const scores = new Map<number, { at: number; confidence: number }[]>();
  candidates.forEach(({ assigned }, at) => {
    for (const { themeId, confidence } of assigned) {
      const own = scores.get(themeId) ?? [];
      own.push({ at, confidence });
      scores.set(themeId, own);
    }
  });
  return [...scores].map(([themeId, own]) => {
    const sorted = own.sort((a, b) => a.confidence - b.confidence);
    const first = new Map<number, number>();
    const last = new Map<number, number>();
    sorted.forEach(({ confidence }, rank) => {
      if (!first.has(confidence)) first.set(confidence, rank);
      last.set(confidence, rank);
    });
    const weightOf = (confidence: number): number =>
      2 ** (-((first.get(confidence) ?? 0) + (last.get(confidence) ?? 0)) / 2 / HALVING_STEPS);
    return { themeId, members: sorted.map(({ at, confidence }) => ({ at, weight: weightOf(confidence) })) };
  });
}

function groupOf(reasons: readonly Reason[]): { stratum: number; theme: number } {
  const main = reasons.reduce<Reason | null>((best, each) => (best && best.mass >= each.mass ? best : each), null);
  return { stratum: STRATA.indexOf(main?.stratum ?? 'random'), theme: main?.themeId ?? 0 };
}

/** One of the reasons, with the probability of its part of the mass. */
function pickReason(reasons: readonly Reason[], at: number): Pick<Reason, 'stratum' | 'themeId'> {
  let left = at * reasons.reduce((sum, { mass }) => sum + mass, 0);
  for (const reason of reasons) {
    left -= reason.mass;
    if (left < 0) return reason;
  }
  return { stratum: 'random', themeId: null };
}
