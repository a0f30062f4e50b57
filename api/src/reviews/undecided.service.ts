import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { formatDay, startOfWeek } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { themesOverLine } from '@koe/sql/domain/review/over-line';
import { undecidedThemes, type OverLine, type Undecided } from '@koe/sql/domain/review/undecided';
import { themeDecisions } from '@koe/sql/queries/review/theme-disposition';
import { newestSignalRun } from '@koe/sql/queries/signal/run';
import { signalsOfRun, type StoredSignal } from '@koe/sql/queries/signal/signal';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { getUndecided } from '../contract/reviews.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { WeekNumbersService } from './agenda/week-numbers.service.js';

type Answer = z.input<NonNullable<(typeof getUndecided)['answer']>>;

/** Nothing is silently dropped: themes over the line that nobody has decided about, and for how long. */
@Injectable()
export class UndecidedService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(WeekNumbersService) private readonly numbers: WeekNumbersService,
  ) {}

  async read(): Promise<Answer> {
    const { timeZone, weekStart } = await readOrganisation(this.database);
    const today = zoneOf(timeZone).dayOf(this.clock.now().getTime());
    if (!(await this.numbers.hasData())) return { from: null, to: null, overLine: 0, undecided: [] };
    const judged = await this.numbers.priorities(formatDay(startOfWeek(today, weekStart) - 1));
    const { overLine, undecided } = await this.of(judged, formatDay(today));
    return {
      from: judged.from,
      to: judged.to,
      overLine: overLine.length,
      undecided: undecided.map(({ lapsed: _, because, ...theme }) => ({ ...theme, because: [...because] })),
    };
  }

  /** @param judged the priority table; @param today local date */
  async of(
    judged: Awaited<ReturnType<WeekNumbersService['priorities']>>,
    today: string,
  ): Promise<{ readonly overLine: readonly OverLine[]; readonly undecided: readonly Undecided[] }> {
    const { timeZone } = await readOrganisation(this.database);
    const run = await newestSignalRun(this.database);
    const signals = run ? await signalsOfRun(this.database, run.runId) : [];
    const isWaiting = ({ disposition, until }: StoredSignal): boolean =>
      disposition === 'open' || (disposition === 'defer' && until !== null && until <= today);
    const overLine = themesOverLine({
      ...judged,
      signals: signals
        .filter((signal) => signal.segmentBy === '' && isWaiting(signal))
        .map(({ themeId, week, since }) => ({ themeId, weeks: (week - since) / 7 + 1 })),
    });
    return { overLine, undecided: undecidedThemes(overLine, await themeDecisions(this.database, timeZone), today) };
  }
}
