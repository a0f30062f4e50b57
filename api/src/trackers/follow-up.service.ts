import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { BOM, csvLine } from '@koe/sql/domain/export/csv';
import { filterParams, parseFilter, type Filter } from '@koe/sql/domain/filter';
import { findAction } from '@koe/sql/queries/action/action';
import { logActionChange } from '@koe/sql/queries/action/history';
import { beginExport, nextOfExport, openExport } from '@koe/sql/queries/export/export';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type { exportFollowUp } from '../contract/trackers.js';
import { encodeCp932 } from '../exports/files/cp932.js';
import { Outlet } from '../exports/outlet.js';
import { FilterService } from '../filter/filter.service.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';

const PIECE_ROWS = 1_000;
const STATEMENT_WITHIN_MS = 120_000;

const HEADERS = { ja: ['取込元', '取込元での ID'], en: ['Source', 'ID at the source'] } as const;

/**
 * "You said, we did": the items that an action was made for, by source and the id that the source gave them, for those who may contact
 * the customers there. Says nothing of a person, and nothing of what was said. Who took it, and how much, stands in the log.
 */
@Injectable()
export class FollowUpService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  /** @throws ProblemError not_found */
  async send(
    { params, query }: InputOf<typeof exportFollowUp>,
    actor: ActingPerson,
    response: Response,
  ): Promise<void> {
    const action = await findAction(this.database, params.id);
    if (action === null || action.removedAt !== null) throw new ProblemError('not_found', 'there is no such action');
    const [world, grams] = await Promise.all([this.filters.world(), this.filters.grams()]);
    const filter = followed(action, query);
    const { encoding } = query;
    const bytesOf = (text: string): Uint8Array => (encoding === 'cp932' ? encodeCp932(text).bytes : Buffer.from(text));
    const outlet = new Outlet(response);
    await this.database.transaction(async (session) => {
      await beginExport(session, STATEMENT_WITHIN_MS);
      const n = await openExport(session, { filter, world, sort: 'newest', grams });
      // noted before the first byte leaves, and kept whatever becomes of the rest
      await this.note(action.id, actor, { rows: n, encoding, filter: filterParams(filter).toString() });
      const charset = encoding === 'cp932' ? 'windows-31j' : 'utf-8';
      response.setHeader('content-type', `text/csv; charset=${charset}`);
      response.setHeader('content-disposition', `attachment; filename="koe-follow-up-A-${action.number}.csv"`);
      response.setHeader('cache-control', 'no-store');
      response.setHeader('x-koe-rows', n);
      await outlet.write(bytesOf((encoding === 'cp932' ? '' : BOM) + csvLine([...HEADERS[query.lang]])));
      for (;;) {
        const rows = await nextOfExport(session, PIECE_ROWS);
        if (rows.length === 0) break;
        await outlet.write(
          bytesOf(rows.map(({ sourceName, externalId }) => csvLine([sourceName, externalId])).join('')),
        );
      }
    });
    response.end();
  }

  private note(
    actionId: string,
    actor: ActingPerson,
    detail: { readonly rows: number; readonly encoding: string; readonly filter: string },
  ): Promise<void> {
    const by = { personId: actor.id, now: this.clock.now() };
    const line = { actionId, action: 'export_follow_up', detail: { ...detail, of: String(detail.rows), fields: [] } };
    return promptTransaction(this.database, (session) => logActionChange(session, by, line));
  }
}

/** What the action is judged by, and where that does not name a theme, its theme; up to its release unless dates are given. */
function followed(
  action: { readonly goalFilter: string; readonly themeId: number; readonly releaseOn: string | null },
  dates: { readonly from?: string | undefined; readonly to?: string | undefined },
): Filter {
  const { from: _from, to: _to, ...goal } = parseFilter(new URLSearchParams(action.goalFilter));
  const to = dates.to ?? action.releaseOn ?? undefined;
  return {
    ...goal,
    theme: [String(action.themeId)],
    ...(dates.from === undefined ? {} : { from: dates.from }),
    ...(to === undefined || (dates.from !== undefined && dates.from > to) ? {} : { to }),
  };
}
