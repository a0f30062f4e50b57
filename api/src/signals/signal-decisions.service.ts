import { Inject, Injectable } from '@nestjs/common';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { signalDecisions } from '@koe/sql/queries/signal/decisions';
import type { Database } from '@koe/sql/server/database';
import type { SignalDecision } from '../contract/signal-decisions.js';
import { DATABASE } from '../world/world.js';

const MOST = 1000;

/** What people decided about signals, for the time axis of charts. */
@Injectable()
export class SignalDecisionsService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async list(): Promise<{ decisions: SignalDecision[] }> {
    const stored = await signalDecisions(this.database, MOST);
    return {
      decisions: stored.map(({ signalId, week, themeId, segmentBy, segmentKey, disposition, ...decided }) => ({
        signalId,
        week: formatDay(week),
        themeId,
        segment: segmentBy === '' ? null : { by: segmentBy, key: segmentKey },
        state: disposition,
        at: decided.decidedAt.toISOString(),
        by: decided.decidedByName,
      })),
    };
  }
}
