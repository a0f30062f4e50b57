import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import {
  decideOnTheme,
  themeDispositions,
  type StoredThemeDisposition,
} from '@koe/sql/queries/review/theme-disposition';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import { readOrganisation } from '@koe/sql/server/settings';
import type { ActingPerson } from '../access/actor.js';
import type { putThemeDisposition, ThemeDisposition } from '../contract/theme-dispositions.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';

/** What was decided about themes, in meetings and outside of them. */
@Injectable()
export class ThemeDispositionsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(themeId: number): Promise<{ dispositions: ThemeDisposition[] }> {
    return { dispositions: (await themeDispositions(this.database, themeId)).map(answerOf) };
  }

  /** @throws ProblemError not_found for a theme that does not serve; invalid_request for a day that has passed */
  decide({ params, body }: InputOf<typeof putThemeDisposition>, actor: ActingPerson): Promise<ThemeDisposition> {
    return promptTransaction(this.database, async (session) => {
      const now = this.clock.now();
      const { themes } = await readTaxonomy(session);
      if (!themes.some(({ id }) => id === params.id))
        throw new ProblemError('not_found', 'there is no such theme in the tree that serves');
      const { timeZone } = await readOrganisation(session);
      const today = formatDay(zoneOf(timeZone).dayOf(now.getTime()));
      const until = body.state === 'defer' ? (body.until ?? null) : null;
      if (until !== null && until <= today)
        throw new ProblemError('invalid_request', `until must lie after today (${today})`, [
          { field: 'until', message: 'must lie after today' },
        ]);
      const decision = {
        id: randomUUID(),
        themeId: params.id,
        state: body.state,
        reason: body.state === 'decline' ? (body.reason ?? null) : null,
        note: body.note === '' ? null : (body.note ?? null),
        until,
        ownerId: null,
        actionId: null,
        decisionId: null,
        decidedBy: actor.id,
        decidedAt: now,
      };
      await decideOnTheme(session, decision);
      const { id: _, decidedBy: _by, decidedAt: _at, ...detail } = decision;
      const line = { action: 'decide', subject: `theme:${params.id}`, detail };
      await logChange(session, { personId: actor.id, now }, line);
      await notify(session, { kind: 'themes' });
      const [stored] = await themeDispositions(session, params.id);
      if (!stored) throw new Error('a decision was written and not returned');
      return answerOf(stored);
    });
  }
}

function answerOf(stored: StoredThemeDisposition): ThemeDisposition {
  const { id, themeId, state, reason, note, until, actionId, reviewId, decidedAt, supersededAt } = stored;
  return {
    ...{ id, themeId, state, reason, note, until, actionId, reviewId },
    owner: stored.ownerId && stored.ownerName ? { id: stored.ownerId, name: stored.ownerName } : null,
    by: stored.decidedBy && stored.decidedByName ? { id: stored.decidedBy, name: stored.decidedByName } : null,
    at: decidedAt.toISOString(),
    holds: supersededAt === null,
  };
}
