import type { EntitySchema, ObjectLiteral } from 'typeorm';
import { AnnotationEntity } from '@koe/sql/entities/annotation';
import { DepartmentEntity } from '@koe/sql/entities/department';
import { DimensionEntity } from '@koe/sql/entities/dimension';
import { PersonEntity } from '@koe/sql/entities/person';
import { ProductEntity } from '@koe/sql/entities/product';
import { TargetEntity } from '@koe/sql/entities/target';
import { TeamEntity } from '@koe/sql/entities/team';
import { SETTING_LISTS, type SettingList } from '../contract/settings.js';

/** Where each list of the settings is stored. */
export const LIST_ENTITIES: Readonly<Record<SettingList, EntitySchema<ObjectLiteral>>> = {
  departments: DepartmentEntity,
  teams: TeamEntity,
  products: ProductEntity,
  people: PersonEntity,
  dimensions: DimensionEntity,
  targets: TargetEntity,
  annotations: AnnotationEntity,
};

/** Lists that index rows are made from: a change of one replays them. */
export const REINDEXING: ReadonlySet<SettingList> = new Set(['dimensions']);

export function isSettingList(name: string): name is SettingList {
  return Object.hasOwn(SETTING_LISTS, name);
}
