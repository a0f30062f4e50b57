import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { readSummaries } from '@koe/sql/queries/item/summaries';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { isLooking, lastDiscoveryRuns } from '@koe/sql/queries/suggestion/discovery-run';
import { findSuggestion, readSuggestions, type Suggestion as Stored } from '@koe/sql/queries/suggestion/suggestion';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { getSuggestion, listSuggestions, lookForSuggestions, Suggestion } from '../contract/suggestions.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { itemSummary } from '../items/item-summary.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { lookAnswer, suggestionAnswer } from './suggestion-answer.js';

/** Voices shown of one suggestion. */
const MOST_ITEMS = 20;
/** More than are shown: an item may be gone by now, or quoted by another of its parts. */
const READ_FOR_QUOTES = 12;

/** Emerging themes as people read them. */
@Injectable()
export class SuggestionsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({
    query,
  }: InputOf<typeof listSuggestions>): Promise<z.input<NonNullable<(typeof listSuggestions)['answer']>>> {
    const [stored, runs, looking] = await Promise.all([
      readSuggestions(this.database, query.status),
      lastDiscoveryRuns(this.database),
      isLooking(this.database),
    ]);
    return { suggestions: await answers(this.database, stored), looks: runs.map(lookAnswer), looking };
  }

  /** @throws ProblemError not_found */
  async one(id: string): Promise<z.input<NonNullable<(typeof getSuggestion)['answer']>>> {
    const stored = await findSuggestion(this.database, id);
    if (!stored) throw noSuggestion();
    const rows = await readSummaries(this.database, stored.itemIds.slice(0, MOST_ITEMS));
    const now = this.clock.now();
    return { ...suggestionAnswer(stored, rows), items: rows.map((row) => itemSummary(row, now)) };
  }

  /** Looks again, today included; what is found is told as an event. */
  async look({ body }: InputOf<typeof lookForSuggestions>): Promise<{ queued: boolean }> {
    await this.database.transaction(async (session) => {
      const { timeZone } = await readOrganisation(session);
      const toDay = zoneOf(timeZone).dayOf(this.clock.now().getTime());
      await addJob(session, 'discover', { span: body.span, toDay, again: true });
      await notify(session, { kind: 'suggestions' });
    });
    return { queued: true };
  }
}

/** The suggestions with their quotes, read in one go. */
export async function answers(session: Session, stored: readonly Stored[]): Promise<Suggestion[]> {
  const shown = stored.flatMap(({ itemIds }) => itemIds.slice(0, READ_FOR_QUOTES));
  const rows = new Map((await readSummaries(session, [...new Set(shown)])).map((row) => [row.itemId, row]));
  return stored.map((each) =>
    suggestionAnswer(
      each,
      each.itemIds.slice(0, READ_FOR_QUOTES).flatMap((id) => rows.get(id) ?? []),
    ),
  );
}

export function noSuggestion(): ProblemError {
  return new ProblemError('not_found', 'there is no suggestion of this id');
}
