import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ConnectorTypeEntity } from '@koe/sql/entities/connector-type';
import { SourceEntity, type SourceRow } from '@koe/sql/entities/source';
import type { ProbeAnswer } from '@koe/sql/queries/source/probe';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { Vault } from '@koe/sql/server/vault';
import type { z } from 'zod';
import type { ActingPerson } from '../access/actor.js';
import { logChange } from '../access/change-log.js';
import {
  connectorTypeSchema,
  type addSource,
  type patchSource,
  type Source,
  type testSource,
} from '../contract/sources.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { CLOCK, DATABASE, ENTITIES, VAULT } from '../world/world.js';
import { ProbeService } from './probe.service.js';
import { nextRunOf } from './schedule.js';
import { SourceReader } from './source-reader.js';
import { changeSecrets } from './source-secrets.js';

type ConnectorType = z.infer<typeof connectorTypeSchema>;

/** What people do with sources; the workers do the rest. */
@Injectable()
export class SourcesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENTITIES) private readonly entities: DataSource,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ProbeService) private readonly probes: ProbeService,
    @Inject(SourceReader) private readonly reader: SourceReader,
  ) {}

  async types(): Promise<ConnectorType[]> {
    const rows = await this.entities.getRepository(ConnectorTypeEntity).find({ order: { type: 'asc' } });
    return rows.map(({ descriptor }) => connectorTypeSchema.parse(descriptor));
  }

  /** @throws ProblemError invalid_request, invalid_config, timed_out */
  async add({ body }: InputOf<typeof addSource>, actor: ActingPerson): Promise<Source> {
    const { type, name, schedule } = body;
    const config: object = body.config;
    await this.refuseUnknown(type, body.secrets);
    const now = this.clock.now();
    const nextRunAt = nextRunOf(schedule, await this.timeZone(), now);
    await this.probes.checkConfig({ type, config, secrets: body.secrets });
    const id = randomUUID();
    const { secretNames, secrets } = changeSecrets(this.vault, id, null, body.secrets);
    await this.entities.transaction(async (manager) => {
      const row = {
        id,
        type,
        name,
        config,
        secretNames,
        secrets,
        schedule,
        nextRunAt,
        createdAt: now,
        createdBy: actor.id,
      };
      await manager.insert(SourceEntity, row);
      await addJob(manager, 'pull', { sourceId: id, trigger: 'person' });
      await logChange(manager, {
        at: now,
        actor,
        action: 'add',
        subject: `source:${id}`,
        detail: { type, name, config, secretNames, schedule },
      });
      await notify(manager, { kind: 'source', id });
    });
    return this.reader.one(id);
  }

  /** @throws ProblemError not_found, invalid_request, invalid_config, timed_out */
  async patch({ params: { id }, body }: InputOf<typeof patchSource>, actor: ActingPerson): Promise<Source> {
    const row = await this.reader.row(id);
    const config: object = body.config ?? row.config;
    const isNewConfig = JSON.stringify(config) !== JSON.stringify(row.config);
    await this.refuseUnknown(row.type, body.secrets ?? {});
    const now = this.clock.now();
    const schedule = body.schedule === undefined ? row.schedule : body.schedule;
    const nextRunAt = nextRunOf(schedule, await this.timeZone(), now);
    if (isNewConfig)
      await this.probes.checkConfig({ type: row.type, config, secrets: body.secrets ?? {}, sourceId: id });
    const sealed = body.secrets === undefined ? {} : changeSecrets(this.vault, id, row.secrets, body.secrets);
    const paused = body.paused ?? row.paused;
    const change = {
      config,
      schedule,
      nextRunAt,
      paused,
      name: body.name ?? row.name,
      ...sealed,
      ...this.revived(row, body),
    };
    await this.entities.transaction(async (manager) => {
      await manager.update(SourceEntity, { id }, change);
      if (isNewConfig) await addJob(manager, 'remap', { sourceId: id });
      // values of secrets stay out of the log, their names do not
      const detail = { ...body, secrets: Object.keys(body.secrets ?? {}) };
      await logChange(manager, { at: now, actor, action: 'change', subject: `source:${id}`, detail });
      await notify(manager, { kind: 'source', id });
    });
    return this.reader.one(id);
  }

  async remove(id: string, actor: ActingPerson): Promise<void> {
    const row = await this.reader.row(id);
    const now = this.clock.now();
    await this.entities.transaction(async (manager) => {
      await manager.update(SourceEntity, { id }, { removedAt: now, paused: true });
      await addJob(manager, 'remove_source', { sourceId: id });
      await logChange(manager, {
        at: now,
        actor,
        action: 'remove',
        subject: `source:${id}`,
        detail: { name: row.name },
      });
      await notify(manager, { kind: 'source', id });
    });
  }

  async run(id: string, actor: ActingPerson): Promise<{ queued: boolean }> {
    await this.reader.row(id);
    await this.entities.transaction(async (manager) => {
      await addJob(manager, 'pull', { sourceId: id, trigger: 'person' });
      await logChange(manager, { at: this.clock.now(), actor, action: 'run', subject: `source:${id}` });
    });
    return { queued: true };
  }

  /** A source's own refusal is an answer here, not a problem. @throws ProblemError invalid_request, timed_out */
  async probe(kind: 'test' | 'preview', { body }: InputOf<typeof testSource>): Promise<ProbeAnswer> {
    const { id, type, config, secrets } = body;
    await this.refuseUnknown(type, secrets);
    if (id !== undefined) await this.reader.row(id);
    return this.probes.ask({ kind, type, config, secrets, ...(id === undefined ? {} : { sourceId: id }) });
  }

  /** Whoever changes the config or the secrets of a stopped source, or resumes it, lets it run again. */
  private revived(row: SourceRow, body: InputOf<typeof patchSource>['body']): Partial<SourceRow> {
    const isTended = body.config !== undefined || body.secrets !== undefined || body.paused === false;
    if (!isTended || row.health === 'healthy' || row.health === 'never_run') return {};
    const health = row.lastPullAt === null ? 'never_run' : 'healthy';
    return { health, healthDetail: null, consecutiveFailures: 0, notBeforeAt: null };
  }

  private async refuseUnknown(type: string, secrets: Readonly<Record<string, string>>): Promise<void> {
    const known = await this.entities.getRepository(ConnectorTypeEntity).findOneBy({ type });
    if (!known) throw wrong('type', 'is not a kind of source that this installation has');
    const names = connectorTypeSchema.parse(known.descriptor).secrets.map(({ name }) => name);
    for (const name of Object.keys(secrets))
      if (!names.includes(name)) throw wrong(`secrets.${name}`, `is not a secret of ${type}`);
  }

  private async timeZone(): Promise<string> {
    return (await readOrganisation(this.database)).timeZone;
  }
}

function wrong(field: string, message: string): ProblemError {
  return new ProblemError('invalid_request', `${field} ${message}`, [{ field, message }]);
}
