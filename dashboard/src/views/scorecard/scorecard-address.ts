import { SCORED_BY, type ScoredBy } from '@koe/sql/domain/scorecard/scorecard';

const GRAINS = ['week', 'month'] as const;
export type ScoreGrain = (typeof GRAINS)[number];

/** What the screen shows, as its address says it. */
export interface ScorecardView {
  /** Null: the first of team, product and channel that has values. */
  readonly by: ScoredBy | null;
  /** Null: as fits the period. */
  readonly grain: ScoreGrain | null;
  /** Themes that stand in for starter themes which the tree has lost. */
  readonly standIns: readonly (readonly [key: string, themeId: number])[];
}

/** Reads an address; what cannot be read is taken as not said. A stand-in is written `in=support.slow:12`. */
export function parseScorecard(params: URLSearchParams): ScorecardView {
  return {
    by: SCORED_BY.find((by) => by === params.get('rows')) ?? null,
    grain: GRAINS.find((grain) => grain === params.get('grain')) ?? null,
    standIns: params.getAll('in').flatMap((text) => {
      const [, key = '', id = ''] = /^([a-z._]+):(\d{1,9})$/.exec(text) ?? [];
      return key === '' ? [] : [[key, Number(id)] as const];
    }),
  };
}

/** The address of this screen with some of it changed; the filter and everything else stay. */
export function scorecardAddress(params: URLSearchParams, change: Partial<ScorecardView>): string {
  const view: ScorecardView = { ...parseScorecard(params), ...change };
  const next = new URLSearchParams(params);
  if (view.by === null) next.delete('rows');
  else next.set('rows', view.by);
  if (view.grain === null) next.delete('grain');
  else next.set('grain', view.grain);
  next.delete('in');
  for (const [key, id] of view.standIns) next.append('in', `${key}:${String(id)}`);
  const text = next.toString();
  return text === '' ? '/scorecard' : `/scorecard?${text}`;
}
