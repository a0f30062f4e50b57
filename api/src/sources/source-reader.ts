import { Inject, Injectable } from '@nestjs/common';
import { IsNull, type DataSource } from 'typeorm';
import { z } from 'zod';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { SourceEntity, type SourceRow } from '@koe/sql/entities/source';
import { readSourceDays, readSourceStreams, readSourceTotals } from '@koe/sql/queries/source-view/source-view';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { Source } from '../contract/sources.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE, ENTITIES } from '../world/world.js';
import { stripOf, stripSince } from './source-strip.js';

/** A scheduled run that has not begun after this long is late: no worker is running, or it has too much to do. */
const LATE_AFTER_MS = 15 * 60_000;

const configSchema = z.record(z.string(), z.unknown());

/** Sources as screens see them, with what stands in the tables about them. */
@Injectable()
export class SourceReader {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENTITIES) private readonly entities: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(): Promise<Source[]> {
    const rows = await this.entities
      .getRepository(SourceEntity)
      .find({ where: { removedAt: IsNull() }, order: { createdAt: 'asc', id: 'asc' } });
    return this.view(rows, null);
  }

  /** @throws ProblemError not_found */
  async one(id: string): Promise<Source> {
    const [source] = await this.view([await this.row(id)], id);
    if (!source) throw missing();
    return source;
  }

  /** @throws ProblemError not_found */
  async row(id: string): Promise<SourceRow> {
    const row = await this.entities.getRepository(SourceEntity).findOneBy({ id, removedAt: IsNull() });
    if (!row) throw missing();
    return row;
  }

  private async view(rows: readonly SourceRow[], sourceId: string | null): Promise<Source[]> {
    const now = this.clock.now();
    const { timeZone } = await readOrganisation(this.database);
    const today = zoneOf(timeZone).dayOf(now.getTime());
    const [totals, days, streams] = await Promise.all([
      readSourceTotals(this.database, sourceId),
      readSourceDays(this.database, stripSince(today)),
      readSourceStreams(this.database),
    ]);
    return rows.map((row): Source => {
      const total = totals.find((each) => each.sourceId === row.id);
      const items = new Map(days.filter((each) => each.sourceId === row.id).map((each) => [each.day, each.items]));
      return {
        id: row.id,
        type: row.type,
        name: row.name,
        config: configSchema.parse(row.config),
        secretsSet: row.secretNames,
        schedule: row.schedule,
        paused: row.paused,
        sample: row.sample,
        health: healthOf(row, now),
        healthDetail: row.healthDetail,
        lastPullAt: row.lastPullAt?.toISOString() ?? null,
        lastRecordAt: row.lastRecordAt?.toISOString() ?? null,
        nextRunAt: row.nextRunAt?.toISOString() ?? null,
        items: total?.items ?? 0,
        unclassified: Math.max(0, (total?.items ?? 0) - (total?.indexed ?? 0)),
        rejects: total?.rejects ?? 0,
        strip: stripOf(items, total?.firstDay ?? null, today),
        streams: streams
          .filter((each) => each.sourceId === row.id)
          .map(({ name, lastSuccessAt, partitions }) => ({
            name,
            lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
            partitions,
          })),
      };
    });
  }
}

function healthOf(row: SourceRow, now: Date): Source['health'] {
  if (row.paused) return 'paused';
  const isDue = row.nextRunAt !== null && now.getTime() - row.nextRunAt.getTime() > LATE_AFTER_MS;
  return isDue && (row.health === 'healthy' || row.health === 'never_run') ? 'late' : row.health;
}

function missing(): ProblemError {
  return new ProblemError('not_found', 'there is no such source; it may have been removed');
}
