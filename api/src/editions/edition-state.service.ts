import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { compareEditions } from '@koe/sql/domain/edition/compare-editions';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { editionContent, lockEdition, markApproved, markReturned } from '@koe/sql/queries/edition/edition';
import { readRebuild } from '@koe/sql/queries/edition/rebuild';
import { sendEdition, type Unsendable } from '@koe/sql/queries/edition/send-edition';
import { readEditionSettings, writeEditionSettings } from '@koe/sql/queries/edition/settings';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { parseDay } from '@koe/sql/domain/calendar/day';
import type { EditionSettings } from '@koe/sql/domain/edition/settings';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import type {
  approveEdition,
  Edition,
  getEditionDiff,
  rebuildEdition,
  sendEdition as sendRoute,
} from '../contract/editions.js';
import { EVENT_CHANNEL, EventsService } from '../events/events.service.js';
import { notify } from '../events/notify.js';
import { waitFor } from '../events/wait-for.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { EditionsService, notFound } from './editions.service.js';

const WITHIN_MS = 15_000;
const WHY: Record<Exclude<Unsendable, 'gone'>, string> = {
  replaced: 'a newer report of the same week stands in for it',
  not_approved: 'nobody has approved it yet',
};

/** What people do with a weekly report: compare, approve, return, send. */
@Injectable()
export class EditionStateService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(EditionsService) private readonly editions: EditionsService,
  ) {}

  settings(): Promise<EditionSettings> {
    return readEditionSettings(this.database);
  }

  setSettings(settings: EditionSettings, actor: ActingPerson): Promise<EditionSettings> {
    return promptTransaction(this.database, async (session) => {
      const by = { personId: actor.id, now: this.clock.now() };
      const before = await readEditionSettings(session);
      await writeEditionSettings(session, settings, by);
      await logChange(session, by, {
        action: 'update',
        subject: 'setting:editions',
        detail: { before, after: settings },
      });
      return settings;
    });
  }

  /** @throws ProblemError not_found */
  async diff({
    params,
  }: InputOf<typeof getEditionDiff>): Promise<z.input<NonNullable<(typeof getEditionDiff)['answer']>>> {
    const frozen = await editionContent(this.database, params.id);
    if (!frozen) throw notFound();
    const rebuild = await readRebuild(this.database, params.id);
    if (!rebuild) return { rebuiltAt: null, diff: null };
    return { rebuiltAt: rebuild.builtAt.toISOString(), diff: compareEditions(frozen, rebuild.content) };
  }

  /** @throws ProblemError not_found; timed_out when a worker takes longer than 15 s: it goes on */
  async rebuild({
    params,
  }: InputOf<typeof rebuildEdition>): Promise<z.input<NonNullable<(typeof rebuildEdition)['answer']>>> {
    const edition = await this.editions.find(params.id);
    const before = (await readRebuild(this.database, params.id))?.builtAt.getTime() ?? 0;
    await promptTransaction(this.database, (session) =>
      addJob(session, 'edition', { week: parseDay(edition.week), personId: null, rebuildOf: params.id }),
    );
    const found = await waitFor(this.events.listener, EVENT_CHANNEL, WITHIN_MS, async () => {
      const rebuild = await readRebuild(this.database, params.id);
      return rebuild && rebuild.builtAt.getTime() > before ? rebuild : undefined;
    });
    const frozen = await editionContent(this.database, params.id);
    if (!frozen) throw notFound();
    if (!found)
      throw new ProblemError('timed_out', 'the week was not counted again within 15 s; it is still in the queue');
    return { rebuiltAt: found.builtAt.toISOString(), diff: compareEditions(frozen, found.content) };
  }

  /** @throws ProblemError not_found; conflict for a report that was sent, replaced, or does not wait */
  async approve({ params, body }: InputOf<typeof approveEdition>, actor: ActingPerson): Promise<Edition> {
    await promptTransaction(this.database, async (session) => {
      const edition = await lockEdition(session, params.id);
      if (!edition) throw notFound();
      if (edition.replacedBy !== null) throw new ProblemError('conflict', WHY.replaced);
      if (edition.state === 'sent') throw new ProblemError('conflict', 'it was sent already');
      const by = { personId: actor.id, now: this.clock.now() };
      if (body.approved) await markApproved(session, params.id, by);
      else await markReturned(session, params.id, body.note ?? '');
      await logChange(session, by, {
        action: body.approved ? 'approve' : 'return',
        subject: `edition:${params.id}`,
        detail: { hash: edition.hash, ...(body.note == null ? {} : { note: body.note }) },
      });
      await notify(session, { kind: 'editions' });
    });
    return this.editions.find(params.id);
  }

  /** @throws ProblemError not_found; conflict for a report that was replaced, or that nobody approved where somebody must */
  async send(
    { params }: InputOf<typeof sendRoute>,
    actor: ActingPerson,
  ): Promise<z.input<NonNullable<(typeof sendRoute)['answer']>>> {
    const deliveries = await promptTransaction(this.database, async (session) => {
      const { approval } = await readEditionSettings(session);
      const sent = await sendEdition(session, params.id, { now: this.clock.now(), personId: actor.id, approval });
      if (sent.problem === undefined) return sent.deliveries;
      throw sent.problem === 'gone' ? notFound() : new ProblemError('conflict', WHY[sent.problem]);
    });
    return { edition: await this.editions.find(params.id), deliveries };
  }
}
