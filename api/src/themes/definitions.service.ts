import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { formatDay, parseDay, startOfWeek } from '@koe/sql/domain/calendar/day';
import { previousPeriod, type Period } from '@koe/sql/domain/calendar/period';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { splitChange, type PeriodCount } from '@koe/sql/domain/taxonomy/definition-change';
import { mappingBetween } from '@koe/sql/domain/taxonomy/theme-mapping';
import { descendantsOf, type Theme } from '@koe/sql/domain/theme';
import { readTaxonomy, themesOfVersion } from '@koe/sql/queries/taxonomy/tree';
import {
  definitionBefore,
  definitionDays,
  type DefinitionBefore,
  type DefinitionDay,
} from '@koe/sql/queries/taxonomy/definition';
import { listVersions } from '@koe/sql/queries/taxonomy/version';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { getThemeDefinitions } from '../contract/themes.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';

type Definitions = z.input<NonNullable<(typeof getThemeDefinitions)['answer']>>;

/** A trend reaches back at least so far. */
const TREND_DAYS = 26 * 7;
const MOST_DAYS = 800;

/** A theme under the definition before and the one that serves. */
@Injectable()
export class DefinitionsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError not_found for a theme that does not serve; invalid_request for a period that is none */
  async read({ params, query }: InputOf<typeof getThemeDefinitions>): Promise<Definitions> {
    const second = periodOf(query);
    const first = previousPeriod(second);
    const taxonomy = await readTaxonomy(this.database);
    const nowIds = descendantsOf(taxonomy.themes).get(params.id);
    if (!nowIds) throw new ProblemError('not_found', 'there is no such theme in the tree that serves');
    const { weekStart, timeZone } = await readOrganisation(this.database);
    const before = await definitionBefore(this.database);
    const then = before && (await this.themesThen(before, taxonomy.version, params.id));
    const from = startOfWeek(Math.min(first.from, second.to - TREND_DAYS + 1), weekStart);
    const days = await definitionDays(this.database, {
      fromDay: from,
      toDay: second.to,
      nowIds,
      beforeIds: then?.ids ?? [],
      before,
    });
    const today = zoneOf(timeZone).dayOf(this.clock.now().getTime());
    return {
      now: { version: taxonomy.version },
      before: before && {
        version: before.taxonomyVersion,
        themes: (then?.themes ?? []).map(({ id, name }) => ({ id, name: { ...name } })),
        until: before.swappedAt.toISOString(),
      },
      weeks: weeksOf(days, from, second.to, weekStart).map(({ week, inWeek }) => ({
        week: formatDay(week),
        complete: week + 6 < today && week + 6 <= second.to,
        now: nowOf(inWeek),
        before: beforeOf(inWeek),
      })),
      change: before && changeOf(days, first, second),
    };
  }

  /** The theme in the tree before, or what it came from when it was not there, with all below. */
  private async themesThen(
    before: DefinitionBefore,
    version: number,
    themeId: number,
  ): Promise<{ readonly themes: readonly Theme[]; readonly ids: readonly number[] }> {
    const tree = await themesOfVersion(this.database, before.taxonomyVersion);
    const below = descendantsOf(tree);
    const versions = await listVersions(this.database);
    const roots = below.has(themeId)
      ? [themeId]
      : (mappingBetween(versions, version, before.taxonomyVersion).get(themeId) ?? []);
    return {
      themes: tree.filter(({ id }) => roots.includes(id)),
      ids: [...new Set(roots.flatMap((id) => below.get(id) ?? []))],
    };
  }
}

function periodOf({ from, to }: { readonly from: string; readonly to: string }): Period {
  const period = { from: parseDay(from), to: parseDay(to) };
  const length = period.to - period.from + 1;
  if (length < 1 || length > MOST_DAYS / 2) {
    const message = length < 1 ? 'lies before from' : `is more than ${MOST_DAYS / 2} days after from`;
    throw new ProblemError('invalid_request', `to ${message}`, [{ field: 'to', message }]);
  }
  return period;
}

function weeksOf(
  days: readonly DefinitionDay[],
  from: number,
  to: number,
  weekStart: number,
): { readonly week: number; readonly inWeek: readonly DefinitionDay[] }[] {
  const weeks = Array.from({ length: Math.floor((to - from) / 7) + 1 }, (_, i) => from + i * 7);
  return weeks.map((week) => ({ week, inWeek: days.filter(({ day }) => startOfWeek(day, weekStart) === week) }));
}

function changeOf(days: readonly DefinitionDay[], first: Period, second: Period): Definitions['change'] {
  const inFirst = days.filter(({ day }) => day >= first.from && day <= first.to);
  const inSecond = days.filter(({ day }) => day >= second.from && day <= second.to);
  const reported = reportedOf(inFirst);
  const then = nowOf(inFirst);
  const now = nowOf(inSecond);
  const split = splitChange({ reported, now: then }, now);
  if (split === null) return null;
  return {
    first: { ...datesOf(first), reported, now: then },
    second: { ...datesOf(second), now },
    ...split,
    interval: [split.interval[0], split.interval[1]],
  };
}

function nowOf(days: readonly DefinitionDay[]): PeriodCount {
  return { count: sum(days, (day) => day.now), n: sum(days, (day) => day.n) };
}

function beforeOf(days: readonly DefinitionDay[]): PeriodCount | null {
  const n = sum(days, (day) => day.nBefore);
  return n === 0 ? null : { count: sum(days, (day) => day.before), n };
}

/** As it was told: by the definition before for what it judged; items of a day that it did not see are taken as it saw the others. */
function reportedOf(days: readonly DefinitionDay[]): PeriodCount {
  const judged = days.filter((day) => day.nBefore > 0);
  const later = days.filter((day) => day.nBefore === 0);
  return {
    count: sum(judged, (day) => day.before) + sum(later, (day) => day.now),
    n: sum(judged, (day) => day.nBefore) + sum(later, (day) => day.n),
  };
}

function datesOf({ from, to }: Period): { from: string; to: string } {
  return { from: formatDay(from), to: formatDay(to) };
}

function sum(days: readonly DefinitionDay[], pick: (day: DefinitionDay) => number): number {
  return days.reduce((total, day) => total + pick(day), 0);
}
