import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { BOM, csvLine } from '@koe/sql/domain/export/csv';
import { parseFilter, type Filter } from '@koe/sql/domain/filter';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { findAction } from '@koe/sql/queries/action/action';
import { beginExport, nextOfExport, openExport, type ExportRow } from '@koe/sql/queries/export/export';
import type { Database } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { exportFollowUp } from '../contract/trackers.js';
import { Outlet } from '../exports/outlet.js';
import { FilterService } from '../filter/filter.service.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { DATABASE } from '../world/world.js';

const PIECE_ROWS = 1_000;
const STATEMENT_WITHIN_MS = 120_000;

const HEADERS = {
  ja: ['取込元', '取込元での ID', 'URL', '日付', 'チャネル', '種別', '優先度', '対応状況'],
  en: ['Source', 'ID at the source', 'URL', 'Day', 'Channel', 'Intent', 'Priority', 'Handling'],
} as const;

/**
 * "You said, we did": the items that an action was made for, by source and the id that the source gave them, for those who may contact
 * the customers there. Says nothing of a person, and nothing of what was said.
 */
@Injectable()
export class FollowUpService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  /** @throws ProblemError not_found */
  async send({ params, query }: InputOf<typeof exportFollowUp>, response: Response): Promise<void> {
    const action = await findAction(this.database, params.id);
    if (action === null || action.removedAt !== null) throw new ProblemError('not_found', 'there is no such action');
    const { timeZone } = await readOrganisation(this.database);
    const zone = zoneOf(timeZone);
    const [world, grams] = await Promise.all([this.filters.world(), this.filters.grams()]);
    const filter = followed(action, query);
    const outlet = new Outlet(response);
    await this.database.transaction(async (session) => {
      await beginExport(session, STATEMENT_WITHIN_MS);
      const n = await openExport(session, { filter, world, sort: 'newest', grams });
      response.setHeader('content-type', 'text/csv; charset=utf-8');
      response.setHeader('content-disposition', `attachment; filename="koe-follow-up-A-${action.number}.csv"`);
      response.setHeader('cache-control', 'no-store');
      response.setHeader('x-koe-rows', n);
      await outlet.write(Buffer.from(BOM + csvLine([...HEADERS[query.lang]])));
      for (;;) {
        const rows = await nextOfExport(session, PIECE_ROWS);
        if (rows.length === 0) break;
        const dayOf = (at: Date): string => formatDay(zone.dayOf(at.getTime()));
        await outlet.write(Buffer.from(rows.map((row) => csvLine(cellsOf(row, dayOf))).join('')));
      }
    });
    response.end();
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

function cellsOf(row: ExportRow, dayOf: (at: Date) => string): (string | null)[] {
  const { sourceName, externalId, url, createdAt, channel, intent, priority, handling } = row;
  return [
    sourceName,
    externalId,
    url,
    createdAt === null ? null : dayOf(createdAt),
    channel,
    intent,
    priority,
    handling,
  ];
}
