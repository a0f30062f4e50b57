import { DataSource } from 'typeorm';
import { AnnotationEntity } from './annotation.js';
import { ChangeLogEntity } from './change-log.js';
import { ConnectorTypeEntity } from './connector-type.js';
import { DepartmentEntity } from './department.js';
import { DimensionEntity } from './dimension.js';
import { PersonEntity } from './person.js';
import { ProductEntity } from './product.js';
import { SettingEntity } from './setting.js';
import { SourceEntity } from './source.js';
import { SyncRunEntity } from './sync-run.js';
import { TargetEntity } from './target.js';
import { TeamEntity } from './team.js';

/**
 * Opens the small tables as rows; the large ones are read by `queries`. The schema is the migrations', never made from here.
 * @param url PostgreSQL connection string
 * @throws Error when the database cannot be reached
 */
export function openEntities(url: string): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url,
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    applicationName: 'koe-entities',
    poolErrorHandler: () => undefined,
    extra: { max: 4, options: '-c timezone=UTC -c statement_timeout=60000' },
    entities: [
      AnnotationEntity,
      ChangeLogEntity,
      ConnectorTypeEntity,
      DepartmentEntity,
      DimensionEntity,
      PersonEntity,
      ProductEntity,
      SettingEntity,
      SourceEntity,
      SyncRunEntity,
      TargetEntity,
      TeamEntity,
    ],
  }).initialize();
}
