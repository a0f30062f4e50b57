import type { Period } from '@koe/sql/domain/calendar/period';
import type { Counts } from '@koe/sql/domain/cube/query';
import type { Fact } from '@koe/sql/domain/fact';
import { filterParams, type Filter } from '@koe/sql/domain/filter';
import { ApiProblem } from '../../api/problem.js';
import { cube } from '../../cube/cube.svelte.js';
import { chartRequests, detailRequests, during, headlineRequests } from './overview-requests.js';

type ChartCounts = Readonly<Record<keyof ReturnType<typeof chartRequests>, Counts>>;

/** What the charts are of: they must not be labelled with a filter or period that is only asked for. */
export interface Asked {
  readonly filter: Filter;
  readonly period: Period;
}

/** The charts of a filter that is about to be set. */
interface Ahead {
  readonly key: string;
  readonly version: number;
  readonly asked: Asked;
  readonly answer: Promise<ChartCounts | null>;
  drawn: boolean;
}

/** The answers that the overview draws. Old ones stay until the new ones are here. */
export class OverviewState {
  counts = $state.raw<ChartCounts | null>(null);
  headline = $state.raw<Readonly<Record<string, readonly Fact[]>> | null>(null);
  detail = $state.raw<{ readonly [K in keyof ReturnType<typeof detailRequests>]: readonly Fact[] } | null>(null);
  /** What the counts are of. */
  of = $state.raw<Asked | null>(null);
  problem = $state.raw<ApiProblem | null>(null);
  private asked: Asked | null = null;
  private ahead: Ahead | null = null;
  /** The days under a brush that is being drawn; `null` gives the charts back their own. */
  private brushed: Period | null = null;
  private brushing = false;

  /**
   * Counts and draws the charts of a filter that is about to be set; resolves when they stand. Null where they are of other
   * days, which `ask` counts.
   */
  prepare(filter: Filter): Promise<void> | null {
    const { asked } = this;
    if (!asked || filter.from !== asked.filter.from || filter.to !== asked.filter.to) return null;
    const { period } = asked;
    const answer = cube.query('overview-charts', filter, chartRequests(period));
    this.ahead = {
      key: filterParams(filter).toString(),
      version: cube.version,
      asked: { filter, period },
      answer,
      drawn: false,
    };
    return this.drawAhead(this.ahead);
  }

  private async drawAhead(ahead: Ahead): Promise<void> {
    const counts = await ahead.answer.catch(() => null); // `ask` waits for the same answer and tells what is wrong
    if (!counts || this.ahead !== ahead) return;
    ahead.drawn = true;
    this.counts = counts;
    this.of = ahead.asked;
    await nextFrame();
  }

  async ask(filter: Filter, period: Period, before: Period | null, weekStart: number): Promise<void> {
    const isKnown = this.ahead?.key === filterParams(filter).toString() && this.ahead.version === cube.version;
    const ahead = isKnown ? this.ahead : null;
    this.ahead = null;
    const asked = ahead?.asked ?? { filter, period };
    this.asked = asked;
    this.brushed = null;
    try {
      // Asked together: the worker computes them in this order and drops what a newer filter has made worthless.
      const answers = [
        (ahead?.answer ?? cube.query('overview-charts', filter, chartRequests(period))).then((counts) => {
          if (!counts || ahead?.drawn) return;
          this.counts = counts;
          this.of = asked;
        }),
        cube.query('overview-headline', filter, headlineRequests(filter, before)).then((facts) => {
          if (facts) this.headline = facts;
        }),
        cube.query('overview-detail', filter, detailRequests(filter, period, before, weekStart)).then((facts) => {
          if (facts) this.detail = facts;
        }),
      ];
      await Promise.all(answers);
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    }
  }

  /** Counts the linked charts over the days under a brush; the chart that is brushed keeps its own days. */
  brush(days: Period | null): void {
    if (String(days?.from) + String(days?.to) === String(this.brushed?.from) + String(this.brushed?.to)) return;
    this.brushed = days;
    void this.followBrush();
  }

  /** One question at a time, always for the newest days: the same questions as before but for the dates, which costs next to nothing. */
  private async followBrush(): Promise<void> {
    const { asked } = this;
    if (this.brushing || !asked || this.of !== asked) return;
    this.brushing = true;
    try {
      let counted: Period | null | undefined;
      while (counted !== this.brushed && this.asked === asked) {
        counted = this.brushed;
        const { filter, period } = asked;
        const counts = await cube.query(
          'overview-charts',
          counted ? during(filter, counted) : filter,
          chartRequests(period),
        );
        if (!counts || this.asked !== asked || !this.counts) break;
        this.counts = { ...counts, volume: counted ? this.counts.volume : counts.volume };
      }
    } catch {
      // the question that follows the drag tells what is wrong
    } finally {
      this.brushing = false;
    }
  }
}

/** After the next frame; where none is drawn, because nobody looks, soon. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 50);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
