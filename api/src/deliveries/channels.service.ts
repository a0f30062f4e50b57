import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import {
  findChannel,
  readChannels,
  removeChannel,
  writeChannel,
  type ChannelRow,
} from '@koe/sql/queries/delivery/channel';
import { countByChannel, type ChannelCount } from '@koe/sql/queries/delivery/delivery';
import { readTypes } from '@koe/sql/queries/delivery/types';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { Vault } from '@koe/sql/server/vault';
import { z } from 'zod';
import type { ActingPerson } from '../access/actor.js';
import {
  channelTypeSchema,
  type addChannel,
  type Channel,
  type channelTestSchema,
  type ChannelType,
  type patchChannel,
  type testChannel,
} from '../contract/channels.js';
import { notify } from '../events/notify.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { ProbeService } from '../sources/probe.service.js';
import { changeSecrets } from '../sources/source-secrets.js';
import { CLOCK, DATABASE, VAULT } from '../world/world.js';

const DAYS_30_MS = 30 * 86_400_000;
const configSchema = z.record(z.string(), z.unknown());

/** Connections to where messages and tasks go. */
@Injectable()
export class ChannelsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(ProbeService) private readonly probes: ProbeService,
  ) {}

  async types(): Promise<ChannelType[]> {
    return (await readTypes(this.database)).map((descriptor) => channelTypeSchema.parse(descriptor));
  }

  async list(): Promise<Channel[]> {
    const since = new Date(this.clock.now().getTime() - DAYS_30_MS);
    const [rows, types, counts] = await Promise.all([
      readChannels(this.database),
      this.types(),
      countByChannel(this.database, since),
    ]);
    return rows.map((row) => answerOf(row, types, counts));
  }

  /** @throws ProblemError invalid_config naming the field; timed_out without a worker */
  async add(body: InputOf<typeof addChannel>['body'], actor: ActingPerson): Promise<Channel> {
    await this.knownType(body.type);
    await this.check({ type: body.type, config: body.config, secrets: body.secrets });
    const id = randomUUID();
    return this.write(actor, 'add', {
      id,
      type: body.type,
      name: body.name,
      config: body.config,
      ...changeSecrets(this.vault, id, null, body.secrets),
      paused: false,
    });
  }

  /** @throws ProblemError not_found, invalid_config: a stored secret goes to no other address than it was given for */
  async change({ params, body }: InputOf<typeof patchChannel>, actor: ActingPerson): Promise<Channel> {
    const stored = await this.row(this.database, params.id);
    const config = body.config ?? configSchema.parse(stored.config);
    const secrets = body.secrets ?? {};
    if (body.config !== undefined || body.secrets !== undefined)
      await this.check({ type: stored.type, config, secrets, sourceId: stored.id });
    return this.write(actor, 'change', {
      id: stored.id,
      type: stored.type,
      name: body.name ?? stored.name,
      config,
      ...changeSecrets(this.vault, stored.id, stored.secrets, secrets),
      paused: body.paused ?? stored.paused,
    });
  }

  async remove(id: string, actor: ActingPerson): Promise<void> {
    const now = this.clock.now();
    await promptTransaction(this.database, async (session) => {
      const { name, type } = await this.row(session, id);
      await removeChannel(session, id, now);
      const line = { action: 'remove', subject: `channel:${id}`, detail: { name, type } };
      await logChange(session, { personId: actor.id, now }, line);
      await tell(session);
    });
  }

  /** Speaks to the target and sends nothing. */
  async test({
    type,
    config,
    secrets,
    id,
  }: InputOf<typeof testChannel>['body']): Promise<z.output<typeof channelTestSchema>> {
    await this.knownType(type);
    const answer = await this.probes.ask({
      kind: 'channel_test',
      type,
      config,
      secrets,
      ...(id === undefined ? {} : { sourceId: id }),
    });
    return { ok: answer.ok, message: answer.errorMessage, field: answer.errorField };
  }

  /** Said at once, without waiting for a worker; before one has ever run nothing is known. @throws ProblemError invalid_config */
  private async knownType(type: string): Promise<void> {
    const types = await this.types();
    if (types.length === 0 || types.some((each) => each.type === type)) return;
    const message = `there is no channel of the type "${type}"; there are ${types.map((each) => each.type).join(', ')}`;
    throw new ProblemError('invalid_config', message, [{ field: 'type', message }]);
  }

  private async check(request: {
    readonly type: string;
    readonly config: unknown;
    readonly secrets: Readonly<Record<string, string>>;
    readonly sourceId?: string;
  }): Promise<void> {
    const answer = await this.probes.ask({ kind: 'channel_check', ...request });
    if (answer.ok) return;
    const message = answer.errorMessage ?? 'the configuration cannot work';
    const field = answer.errorField === null ? [] : [{ field: answer.errorField, message }];
    throw new ProblemError('invalid_config', message, field);
  }

  private async write(
    actor: ActingPerson,
    action: string,
    channel: Parameters<typeof writeChannel>[1],
  ): Promise<Channel> {
    const by = { personId: actor.id, now: this.clock.now() };
    const types = await this.types();
    return promptTransaction(this.database, async (session) => {
      const written = await writeChannel(session, channel, by);
      const { type, name, config, secretNames, paused } = written;
      const detail = { type, name, config, secrets: secretNames, paused };
      await logChange(session, by, { action, subject: `channel:${written.id}`, detail });
      await tell(session);
      const since = new Date(by.now.getTime() - DAYS_30_MS);
      return answerOf(written, types, await countByChannel(session, since));
    });
  }

  private async row(session: Session, id: string): Promise<ChannelRow> {
    const row = await findChannel(session, id);
    if (row === null) throw new ProblemError('not_found', 'there is no such channel; it may have been removed');
    return row;
  }
}

function tell(session: Session): Promise<void> {
  return notify(session, { kind: 'deliveries' });
}

function answerOf(row: ChannelRow, types: readonly ChannelType[], counts: readonly ChannelCount[]): Channel {
  const own = counts.filter(({ channelId }) => channelId === row.id);
  const of = (...states: readonly string[]): number =>
    own.filter(({ state }) => states.includes(state)).reduce((sum, { count }) => sum + count, 0);
  const lastMs = Math.max(0, ...own.map(({ lastSentAt }) => lastSentAt?.getTime() ?? 0));
  return {
    id: row.id,
    type: row.type,
    kind: types.find(({ type }) => type === row.type)?.kind ?? 'room',
    name: row.name,
    config: configSchema.parse(row.config),
    secretsSet: [...row.secretNames],
    paused: row.paused,
    trouble: row.trouble,
    sent: of('sent'),
    waiting: of('queued', 'sending'),
    failed: of('failed', 'given_up'),
    unknown: of('unknown'),
    lastSentAt: lastMs === 0 ? null : new Date(lastMs).toISOString(),
  };
}
