import type { Period } from '@koe/sql/domain/calendar/period';
import type { Filter } from '@koe/sql/domain/filter';
import type { TrendAnswer, TrendGrain } from '@koe/sql/domain/trend/trend';
import { ApiProblem } from '../../api/problem.js';
import { cube } from '../../cube/cube.svelte.js';
import { scalesOf, sizesOf, type LineSize } from './line-sizes.js';
import { MOST_LINES, type TrendsView } from './trends-address.js';
import { choiceRequests, defaultLines, drawnPeriod, trendGrain, trendRequests } from './trends-requests.js';

/** What is drawn, and of what it is: charts must not be labelled with something that is only asked for. */
export interface DrawnTrends {
  readonly view: TrendsView;
  readonly filter: Filter;
  readonly period: Period;
  readonly drawn: Period;
  readonly grain: TrendGrain;
  /** Keys of the lines; one `''` when the metric is not split. */
  readonly lines: readonly string[];
  readonly sizes: readonly LineSize[];
  /** The variants with a scale that there are answers on, the most answered first; empty where scales play no role. */
  readonly scales: readonly string[];
  readonly variant: string | null;
  readonly sigma: number;
  readonly answers: Readonly<Record<string, TrendAnswer>>;
}

export interface Asking {
  readonly view: TrendsView;
  readonly filter: Filter;
  readonly period: Period;
  readonly today: number;
  readonly extent: Period;
  readonly weekStart: number;
  readonly sigma: number;
  /** Whether a key of the split may be drawn unasked: not the parents of a tree. */
  readonly isLeaf: (key: string) => boolean;
}

/** The answers that the trends screen draws. Old ones stay until the new ones are here. */
export class TrendsState {
  shown = $state.raw<DrawnTrends | null>(null);
  problem = $state.raw<ApiProblem | null>(null);

  private runs = 0;

  async ask(asking: Asking): Promise<void> {
    const run = ++this.runs;
    const isLatest = (): boolean => run === this.runs;
    try {
      const shown = await answer(asking, isLatest);
      if (!shown || !isLatest()) return;
      this.shown = shown;
      this.problem = null;
    } catch (error) {
      if (!isLatest()) return;
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    }
  }
}

/** @param isLatest whether nothing was asked since: an older question's second query would take the place of the newer one's */
async function answer(
  { view, filter, period, sigma, isLeaf, ...data }: Asking,
  isLatest: () => boolean,
): Promise<DrawnTrends | null> {
  const grain = trendGrain(view, period);
  const drawn = drawnPeriod(period, grain, data);
  const requests = choiceRequests(view);
  const choices = Object.keys(requests).length > 0 ? await cube.query('trends-choices', filter, requests) : {};
  if (choices === null || !isLatest()) return null;
  const sizes = sizesOf(choices['sizes']);
  const scales = scalesOf(choices['scales']);
  const variant =
    scales.length > 0 ? (scales.find((scale) => scale === view.variant) ?? scales[0] ?? null) : view.variant;
  const lines =
    view.by === null
      ? ['']
      : view.lines.length > 0
        ? view.lines
        : defaultLines(
            filter,
            view.by,
            sizes.filter(({ key }) => isLeaf(key)),
            MOST_LINES,
          );
  const answers = await cube.query(
    'trends',
    filter,
    trendRequests(view, filter, lines, { period: drawn, grain, variant, sigma }),
  );
  return answers && { view, filter, period, drawn, grain, lines, sizes, scales, variant, sigma, answers };
}
