import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { formatDay, parseDay, startOfWeek } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { editionSlots } from '@koe/sql/domain/edition/schedule';
import { editionsUnderWay, firstItemDay } from '@koe/sql/queries/edition/due';
import {
  amendmentsOf,
  editionContent,
  editionHeads,
  editionOfWeek,
  findEdition,
  listEditions,
  type StoredEdition,
} from '@koe/sql/queries/edition/edition';
import { editionFiles, editionMessages, readFileBytes } from '@koe/sql/queries/edition/edition-print';
import { readEditionSettings } from '@koe/sql/queries/edition/settings';
import { addJob } from '@koe/sql/queries/queue/add-job';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import { readOrganisation } from '@koe/sql/server/settings';
import type { ActingPerson } from '../access/actor.js';
import type {
  buildEdition,
  Edition,
  getEdition,
  getEditionMail,
  listEditions as listRoute,
} from '../contract/editions.js';
import { EVENT_CHANNEL, EventsService } from '../events/events.service.js';
import { waitFor } from '../events/wait-for.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { editionAnswer } from './edition-answer.js';

const WITHIN_MS = 15_000;

/** Weekly reports as they are read. A worker counts and prints them: here they are asked for and handed out. */
@Injectable()
export class EditionsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EventsService) private readonly events: EventsService,
  ) {}

  async list({ query }: InputOf<typeof listRoute>): Promise<z.input<NonNullable<(typeof listRoute)['answer']>>> {
    const organisation = await readOrganisation(this.database);
    const settings = await readEditionSettings(this.database);
    const editions = await this.answers(await listEditions(this.database, query.replaced === 'true'));
    const { next } = editionSlots(this.clock.now().getTime(), settings, organisation);
    const underWay = await editionsUnderWay(this.database);
    const first = await firstItemDay(this.database);
    return {
      editions,
      next: settings.automatic ? { at: new Date(next.at).toISOString(), week: formatDay(next.week) } : null,
      building: underWay
        .filter(({ rebuildOf, failed }) => rebuildOf === null && !failed)
        .map(({ week }) => formatDay(week)),
      newestWeek: formatDay(await this.newestWeek()),
      oldestWeek: first === null ? null : formatDay(startOfWeek(first, organisation.weekStart)),
    };
  }

  /** @throws ProblemError not_found */
  async read({ params }: InputOf<typeof getEdition>): Promise<z.input<NonNullable<(typeof getEdition)['answer']>>> {
    const edition = await this.find(params.id);
    const content = await editionContent(this.database, params.id);
    if (!content) throw notFound();
    const amendments = await amendmentsOf(this.database, params.id);
    return {
      edition,
      content,
      amendments: amendments.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })),
    };
  }

  /** @throws ProblemError not_found */
  async find(id: string): Promise<Edition> {
    const stored = await findEdition(this.database, id);
    const [answer] = stored ? await this.answers([stored]) : [];
    if (!answer) throw notFound();
    return answer;
  }

  /** @throws ProblemError not_found */
  async pdf(
    id: string,
    language: 'ja' | 'en',
  ): Promise<{ readonly bytes: Buffer; readonly hash: string; readonly name: string }> {
    const edition = await this.find(id);
    const file = await readFileBytes(this.database, id, language);
    if (!file) throw new ProblemError('not_found', 'this report has no paper in that language');
    return { ...file, name: `koe-${edition.week}-${language}.pdf` };
  }

  /** What a subscriber without a section gets. @throws ProblemError not_found */
  async mail({
    params,
    query,
  }: InputOf<typeof getEditionMail>): Promise<z.input<NonNullable<(typeof getEditionMail)['answer']>>> {
    await this.find(params.id);
    const found = await editionMessages(this.database, params.id, ['all']);
    const message = found.find(({ language }) => language === query.language)?.message;
    if (!message) throw new ProblemError('not_found', 'this report was not written as a message');
    const { title, text, html = '', images = [], lines = [] } = message;
    const shown = images.reduce(
      (page, { name, type, base64 }) => page.replaceAll(`cid:${name}"`, `data:${type};base64,${base64}"`),
      html,
    );
    const chat = [title, text, ...lines.map(({ label, value }) => `${label}: ${value}`)].join('\n');
    return { subject: title, text, html: shown, chat };
  }

  /** @throws ProblemError invalid_request for a week that is not over; timed_out when a worker takes longer than 15 s: it goes on */
  async build({ body }: InputOf<typeof buildEdition>, actor: ActingPerson): Promise<Edition> {
    const { weekStart } = await readOrganisation(this.database);
    const week = startOfWeek(parseDay(body.week), weekStart);
    if (week > (await this.newestWeek()))
      throw new ProblemError('invalid_request', 'the week is not over yet', [
        { field: 'week', message: 'must be a week that is over' },
      ]);
    const asked = this.clock.now();
    await promptTransaction(this.database, (session) =>
      addJob(session, 'edition', { week, personId: actor.id, rebuildOf: null }),
    );
    const built = await waitFor(this.events.listener, EVENT_CHANNEL, WITHIN_MS, async () => {
      const waiting = (await editionsUnderWay(this.database)).some(
        (job) => job.week === week && job.rebuildOf === null && !job.failed,
      );
      if (waiting) return undefined;
      const edition = await editionOfWeek(this.database, week);
      return edition ?? undefined;
    });
    if (!built)
      throw new ProblemError(
        'timed_out',
        `no report was built within 15 s of ${asked.toISOString()}; it is still in the queue`,
      );
    return this.find(built.editionId);
  }

  private async newestWeek(): Promise<number> {
    const { timeZone, weekStart } = await readOrganisation(this.database);
    return startOfWeek(zoneOf(timeZone).dayOf(this.clock.now().getTime()), weekStart) - 7;
  }

  private async answers(stored: readonly StoredEdition[]): Promise<Edition[]> {
    const ids = stored.map(({ editionId }) => editionId);
    const [heads, files] = await Promise.all([editionHeads(this.database, ids), editionFiles(this.database, ids)]);
    return stored.map((edition) => editionAnswer(edition, heads, files));
  }
}

export function notFound(): ProblemError {
  return new ProblemError('not_found', 'there is no such report');
}
