import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DimensionEntity } from '@koe/sql/entities/dimension';
import type { FilterWorld } from '@koe/sql/queries/item/facet';
import { NO_STATISTICS, readGramStatistics, type GramStatistics } from '@koe/sql/queries/item/gram-statistics';
import type { Database } from '@koe/sql/server/database';
import { DATABASE, ENTITIES } from '../world/world.js';

const KEEP_STATISTICS_MS = 60_000;

/** What statements need besides the filter itself. */
@Injectable()
export class FilterService {
  private statistics: Promise<GramStatistics> = Promise.resolve(NO_STATISTICS);
  private statisticsUntil = 0;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENTITIES) private readonly entities: DataSource,
  ) {}

  async world(): Promise<FilterWorld> {
    const dimensions = await this.entities.getRepository(DimensionEntity).find();
    return { slots: new Map(dimensions.map(({ name, slot }) => [name, slot])) };
  }

  /** Wrong statistics only cost time, so a failure to read them is no failure of the request. */
  grams(): Promise<GramStatistics> {
    if (performance.now() >= this.statisticsUntil) {
      this.statisticsUntil = performance.now() + KEEP_STATISTICS_MS;
      this.statistics = readGramStatistics(this.database).catch(() => NO_STATISTICS);
    }
    return this.statistics;
  }
}
