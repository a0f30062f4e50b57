import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { formatDay, parseDay, startOfWeek } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import type { CaseBeginning } from '@koe/sql/domain/case/case-study';
import { parseFilter } from '@koe/sql/domain/filter';
import { readActions, type StoredAction } from '@koe/sql/queries/action/action';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { draftCase } from '../contract/cases.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { measuredOf, pairsOf } from './case-answer.js';
import { CaseFactsService } from './case-facts.service.js';

type Draft = z.input<NonNullable<(typeof draftCase)['answer']>>;
type Beginning = Omit<CaseBeginning, 'metrics'> & { readonly metrics: readonly string[] };

const WEEKS = 8;
const CHOSEN = 3;
/** What a case may show, in the order in which it is offered. */
const OFFERED = [
  'theme_share',
  'negative_share',
  'csat',
  'nps',
  'ces',
  'first_reply',
  'resolution_rate',
  'fcr',
  'repeat_contact',
  'volume',
] as const;

/** A case filled in as far as facts go, so that two minutes suffice for the rest. */
@Injectable()
export class DraftService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CaseFactsService) private readonly counting: CaseFactsService,
  ) {}

  /** @throws ProblemError not_found; conflict for an action without a release */
  async draft({ body }: InputOf<typeof draftCase>): Promise<Draft> {
    const action = 'actionId' in body ? await this.action(body.actionId) : null;
    const wished = 'themeId' in body ? (body.metrics ?? []) : action ? [goalMetric(action)] : [];
    const beginning = 'themeId' in body ? await this.ofTheme(body) : await this.ofAction(action);
    const offered = [...new Set([...wished, ...OFFERED])];
    const { facts, trend } = await this.counting.count({ ...beginning, metrics: offered });
    const pairs = pairsOf(facts);
    const metrics = offered.map((metric) => {
      const pair = pairs.find(({ after }) => nameOf(after) === metric);
      return { metric, enough: (pair?.before.value ?? null) !== null && (pair?.after.value ?? null) !== null };
    });
    const enough = metrics.filter((each) => each.enough).map(({ metric }) => metric);
    const chosen =
      'themeId' in body && body.metrics ? [...body.metrics] : [...new Set([...wished, ...enough])].slice(0, CHOSEN);
    const content = { ...beginning, metrics: chosen.length > 0 ? chosen : ['volume'] };
    const first = content.metrics[0];
    return {
      content,
      pairs: content.metrics.flatMap((metric) => pairs.find(({ after }) => nameOf(after) === metric) ?? []),
      // counted for the first metric offered; another one has a trend of its own
      trend: first === offered[0] ? [...trend] : [...(await this.counting.count(content)).trend],
      action: action ? measuredOf(action) : null,
      metrics: metrics.sort((a, b) => Number(b.enough) - Number(a.enough)),
    };
  }

  private async ofTheme(body: {
    readonly themeId: number;
    readonly before?: Beginning['before'] | undefined;
    readonly after?: Beginning['after'] | undefined;
    readonly filter: string;
  }): Promise<Beginning> {
    const { themes } = await readTaxonomy(this.database);
    if (!themes.some(({ id }) => id === body.themeId))
      throw new ProblemError('not_found', 'there is no such theme in the tree that serves');
    const end = (await this.today()).thisWeek;
    const after = body.after ?? weeksFrom(end - 7 * WEEKS, WEEKS);
    return {
      title: '',
      outcome: 'success',
      themeId: body.themeId,
      product: productOf(body.filter),
      before: body.before ?? weeksFrom(parseDay(after.from) - 7 * WEEKS, WEEKS),
      after,
      filter: withTheme(body.filter, body.themeId),
      metrics: [],
      actionId: null,
    };
  }

  private async ofAction(action: StoredAction | null): Promise<Beginning> {
    if (!action) throw new ProblemError('not_found', 'there is no such action; it may have been deleted');
    if (action.releaseOn === null)
      throw new ProblemError('conflict', 'the action has no release yet: there is no time after it to compare with');
    const released = parseDay(action.releaseOn);
    const { day } = await this.today();
    const last = Math.min(released + 7 * action.goalWeeks, day) - 1;
    if (last < released) throw new ProblemError('conflict', 'the release has not come yet: there is nothing after it');
    return {
      title: action.title.slice(0, 200),
      outcome: action.verdict === null || action.verdict === 'worked' ? 'success' : 'failure',
      themeId: action.themeId,
      product: productOf(action.goalFilter),
      before: { from: formatDay(released - 7 * action.goalWeeks), to: formatDay(released - 1) },
      after: { from: action.releaseOn, to: formatDay(last) },
      filter: action.goalFilter,
      metrics: [],
      actionId: action.id,
    };
  }

  private async action(id: string): Promise<StoredAction | null> {
    return (await readActions(this.database, { ids: [id] }))[0] ?? null;
  }

  /** Today and the first day of this week, as local day numbers. */
  private async today(): Promise<{ readonly day: number; readonly thisWeek: number }> {
    const { timeZone, weekStart } = await readOrganisation(this.database);
    const day = zoneOf(timeZone).dayOf(this.clock.now().getTime());
    return { day, thisWeek: startOfWeek(day, weekStart) };
  }
}

function goalMetric({ goalMetric: metric, goalVariant: variant }: StoredAction): string {
  return variant === null ? metric : `${metric}:${variant}`;
}

function nameOf({ metric, variant }: { readonly metric: string; readonly variant?: string | undefined }): string {
  return variant === undefined ? metric : `${metric}:${variant}`;
}

function weeksFrom(first: number, weeks: number): { from: string; to: string } {
  return { from: formatDay(first), to: formatDay(first + 7 * weeks - 1) };
}

function withTheme(filter: string, themeId: number): string {
  const params = new URLSearchParams(filter);
  if (!params.has('theme')) params.set('theme', String(themeId));
  for (const date of ['from', 'to']) params.delete(date);
  return params.toString();
}

/** The product, where the filter names exactly one. */
function productOf(filter: string): string | null {
  const [only, ...others] = parseFilter(new URLSearchParams(filter)).product ?? [];
  return only === undefined || others.length > 0 || only.startsWith('!') || only === '-' ? null : only;
}
