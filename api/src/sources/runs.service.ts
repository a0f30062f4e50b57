import { readOrganisation } from '@koe/sql/server/settings';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan, type DataSource } from 'typeorm';
import type { z } from 'zod';
import { SyncRunEntity, type SyncRunRow } from '@koe/sql/entities/sync-run';
import { readRejects } from '@koe/sql/queries/source-view/source-view';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import type { Vault } from '@koe/sql/server/vault';
import type { ActingPerson } from '../access/actor.js';
import { logChange } from '../access/change-log.js';
import type { listRejects, listRuns, rejectSchema, syncRunSchema } from '../contract/sources.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { CLOCK, DATABASE, ENTITIES, VAULT } from '../world/world.js';
import { ProbeService } from './probe.service.js';
import { SourceReader } from './source-reader.js';

type SyncRun = z.infer<typeof syncRunSchema>;
type Reject = z.infer<typeof rejectSchema>;

/** What a source's runs brought, took back and set aside. */
const DAY_MS = 86_400_000;

@Injectable()
export class RunsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENTITIES) private readonly entities: DataSource,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ProbeService) private readonly probes: ProbeService,
    @Inject(SourceReader) private readonly reader: SourceReader,
  ) {}

  async list({ params, query }: InputOf<typeof listRuns>): Promise<SyncRun[]> {
    await this.reader.row(params.id);
    const before = query.before === undefined ? {} : { startedAt: LessThan(new Date(query.before)) };
    const rows = await this.entities
      .getRepository(SyncRunEntity)
      .find({ where: { sourceId: params.id, ...before }, order: { startedAt: 'desc' }, take: query.limit });
    return rows.map(runOf);
  }

  /** @throws ProblemError not_found; conflict while the run goes on; timed_out */
  async undo(sourceId: string, runId: string, actor: ActingPerson): Promise<SyncRun> {
    await this.reader.row(sourceId);
    const run = await this.find(sourceId, runId);
    if (run.status === 'undone') return runOf(run);
    if (run.status === 'running')
      throw new ProblemError('conflict', 'this run is still going on; wait until it has ended');
    const { payloadDays } = await readOrganisation(this.database);
    if (this.clock.now().getTime() - run.startedAt.getTime() > payloadDays * DAY_MS)
      throw new ProblemError(
        'conflict',
        `what this run overwrote is kept for ${payloadDays} days only: it can no longer be undone`,
      );
    await this.entities.transaction(async (manager) => {
      const payload = { sourceId, runId, ...(actor.id === null ? {} : { personId: actor.id }) };
      await addJob(manager, 'undo_run', payload);
      await logChange(manager, {
        at: this.clock.now(),
        actor,
        action: 'undo',
        subject: `source:${sourceId}`,
        detail: { runId },
      });
    });
    await this.probes.waitUntil(async () => (await this.find(sourceId, runId)).status === 'undone');
    return runOf(await this.find(sourceId, runId));
  }

  async rejects({ params, query }: InputOf<typeof listRejects>): Promise<Reject[]> {
    await this.reader.row(params.id);
    const before = query.before === undefined ? null : Number(query.before);
    if (before !== null && !(Number.isSafeInteger(before) && before > 0)) {
      const message = 'must be the id of a row set aside';
      throw new ProblemError('invalid_request', `before ${message}`, [{ field: 'before', message }]);
    }
    const rows = await readRejects(this.database, params.id, before, query.limit);
    return rows.map(({ id, raw, at, resolvedAt, ...row }) => ({
      id: String(id),
      ...row,
      raw: this.vault.open(raw, 'reject').toString('utf8'),
      at: at.toISOString(),
      state: resolvedAt === null ? 'open' : 'resolved',
    }));
  }

  async retryRejects(sourceId: string, actor: ActingPerson): Promise<{ queued: boolean }> {
    await this.reader.row(sourceId);
    await this.entities.transaction(async (manager) => {
      await addJob(manager, 'retry_rejects', { sourceId });
      await logChange(manager, { at: this.clock.now(), actor, action: 'retry_rejects', subject: `source:${sourceId}` });
    });
    return { queued: true };
  }

  private async find(sourceId: string, id: string): Promise<SyncRunRow> {
    const run = await this.entities.getRepository(SyncRunEntity).findOneBy({ id, sourceId });
    if (!run) throw new ProblemError('not_found', 'there is no such run of this source');
    return run;
  }
}

function runOf({ sourceId: _, startedAt, finishedAt, ...run }: SyncRunRow): SyncRun {
  return { ...run, startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}
