import { Inject, Injectable } from '@nestjs/common';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import type { CubeRequest, ResultOf } from '@koe/sql/domain/analysis/request';
import { compare } from '@koe/sql/domain/metric/difference';
import type { Fact } from '@koe/sql/domain/fact';
import { DEFAULT_WEIGHTS, type PriorityWeights } from '@koe/sql/domain/priority/weights';
import type { PictureFact } from '@koe/sql/domain/review/content';
import { readGoals, type ThemeGoal } from '@koe/sql/queries/theme/goal';
import { readWeights } from '@koe/sql/queries/theme/weights';
import type { Database } from '@koe/sql/server/database';
import { ManifestService } from '../../cube/manifest.service.js';
import { AnswersService } from '../../facts/answers.service.js';
import { DATABASE } from '../../world/world.js';

type Requests = Readonly<Record<string, CubeRequest>>;
type Results<R extends Requests> = { readonly [K in keyof R]: ResultOf<R[K]> };

/** The whole picture of product.md, in its order. */
const PICTURE = ['volume', 'csat', 'nps', 'ces', 'fcr', 'first_reply', 'resolution_rate'] as const;
const WEEKS_JUDGED = 4;
const HISTORY_WEEKS = 26;

/** Counts of a closed week and of the four weeks that priority is judged over; the kernel of the screens counts them. */
@Injectable()
export class WeekNumbersService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ManifestService) private readonly manifests: ManifestService,
    @Inject(AnswersService) private readonly answers: AnswersService,
  ) {}

  /** Whether there is anything to count. */
  async hasData(): Promise<boolean> {
    return (await this.manifests.read()).blocks.length > 0;
  }

  /** The metrics of the picture in a week beside the week before; those that nobody answered are left out. @param from,to local dates */
  async picture(from: string, to: string): Promise<readonly PictureFact[]> {
    const before = { from: formatDay(parseDay(from) - 7), to: formatDay(parseDay(to) - 7) };
    const facts = await Promise.all(
      PICTURE.map((metric) => {
        const measure = { kind: 'fact' as const, measure: { metric } };
        return this.ask({ from, to }, { now: measure, before: { ...measure, filter: before } });
      }),
    );
    return facts.flatMap(({ now: [now], before: [past] }) => (now && now.n > 0 ? [pictureFact(now, past)] : []));
  }

  /** The priority table of the four weeks that end on a day, and how each theme came there. */
  async priorities(to: string) {
    const [weights, goals] = await Promise.all([this.weights(), readGoals(this.database)]);
    const goalFit = goals.map(({ themeId, fit }: ThemeGoal) => [themeId, fit] as const);
    const from = formatDay(parseDay(to) - 7 * WEEKS_JUDGED + 1);
    const { priorities, history } = await this.ask(
      { from, to },
      {
        priorities: { kind: 'analysis', name: 'theme_priorities', params: { weights, goalFit } },
        history: { kind: 'analysis', name: 'theme_history', params: { weeks: HISTORY_WEEKS } },
      },
    );
    return { from, to, weights, goals: new Map(goalFit), priorities, history };
  }

  private async weights(): Promise<PriorityWeights> {
    return (await readWeights(this.database))?.weights ?? DEFAULT_WEIGHTS;
  }

  private async ask<const R extends Requests>(
    filter: { readonly from: string; readonly to: string },
    requests: R,
  ): Promise<Results<R>> {
    const manifest = await this.manifests.read();
    const results = await this.answers.answer(manifest, {
      filter,
      requests: Object.values(requests),
      weigh: 'each',
    });
    const named = Object.keys(requests).map((name, at) => [name, results[at]] as const);
    // eslint-disable-next-line no-restricted-syntax -- the results come in the order of the requests
    return Object.fromEntries(named) as Results<R>;
  }
}

function pictureFact(now: Fact, before: Fact | undefined): PictureFact {
  const { metric, n, value, interval } = now;
  const change = before ? compare(now, before).interval : null;
  return { metric, n, value, interval, before: before?.value ?? null, beforeN: before?.n ?? 0, change };
}
