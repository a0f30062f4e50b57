import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { previewSchema } from '../contract/sources.js';
import {
  findProbe,
  insertProbe,
  removeProbe,
  type ProbeAnswer,
  type ProbeRequest,
} from '@koe/sql/queries/source/probe';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import type { Vault } from '@koe/sql/server/vault';
import { EVENT_CHANNEL, EventsService } from '../events/events.service.js';
import { waitFor } from '../events/wait-for.js';
import { ProblemError } from '../http/problem-error.js';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { CLOCK, DATABASE, VAULT } from '../world/world.js';

const WITHIN_MS = 15_000;

/** Asks a worker, because the api opens no outbound socket and knows no connector. */
@Injectable()
export class ProbeService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EventsService) private readonly events: EventsService,
  ) {}

  /** @throws ProblemError timed_out when no worker answers in 15 s */
  async ask(request: ProbeRequest): Promise<ProbeAnswer> {
    const probeId = randomUUID();
    await this.database.transaction(async (session) => {
      const sealed = this.vault.seal(JSON.stringify(request), 'probe');
      await insertProbe(session, { probeId, kind: request.kind, request: sealed, now: this.clock.now() });
      await addJob(session, 'probe', { probeId });
    });
    const answer = await waitFor(this.events.listener, 'koe_probe', WITHIN_MS, async () => {
      const probe = await findProbe(this.database, probeId);
      return probe?.answer ?? undefined;
    });
    if (!answer) throw late();
    await removeProbe(this.database, probeId);
    return previewSchema.parse(JSON.parse(this.vault.open(answer, 'probe').toString('utf8')));
  }

  /** @throws ProblemError invalid_config naming the field, source_failed, timed_out */
  async checkConfig(request: Omit<ProbeRequest, 'kind'>): Promise<void> {
    const answer = await this.ask({ kind: 'check', ...request });
    if (answer.ok) return;
    const message = answer.errorMessage ?? 'the configuration cannot work';
    const field = answer.errorField === null ? [] : [{ field: `config.${answer.errorField}`, message }];
    throw new ProblemError(answer.errorCode === 'config' ? 'invalid_config' : 'source_failed', message, field);
  }

  /** @throws ProblemError timed_out when a worker has not taken the run back in 15 s */
  async waitUntil(done: () => Promise<boolean>): Promise<void> {
    const seen = await waitFor(this.events.listener, EVENT_CHANNEL, WITHIN_MS, async () =>
      (await done()) ? true : undefined,
    );
    if (seen === undefined) throw late();
  }
}

function late(): ProblemError {
  return new ProblemError(
    'timed_out',
    'no worker answered within 15 s; is one running? What was asked for is still in the queue',
  );
}
