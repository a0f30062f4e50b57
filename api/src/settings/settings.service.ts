import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, EntityManager, ObjectLiteral } from 'typeorm';
import { METRICS } from '@koe/sql/domain/metric/registry';
import { AnnotationEntity } from '@koe/sql/entities/annotation';
import { DepartmentEntity } from '@koe/sql/entities/department';
import { DimensionEntity } from '@koe/sql/entities/dimension';
import { PersonEntity } from '@koe/sql/entities/person';
import { ProductEntity } from '@koe/sql/entities/product';
import { SettingEntity } from '@koe/sql/entities/setting';
import { SourceEntity } from '@koe/sql/entities/source';
import { TargetEntity } from '@koe/sql/entities/target';
import { TeamEntity } from '@koe/sql/entities/team';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { readOrganisation, type OrganisationSettings } from '@koe/sql/server/settings';
import { IsNull } from 'typeorm';
import type { ActingPerson } from '../access/actor.js';
import { logChange } from '../access/change-log.js';
import { organisationSchema, type Organisation, type SettingList, type Settings } from '../contract/settings.js';
import { notify } from '../events/notify.js';
import { ProblemError } from '../http/problem-error.js';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { CLOCK, DATABASE, ENTITIES } from '../world/world.js';
import { LIST_ENTITIES, REINDEXING } from './lists.js';

type Entry = Record<string, unknown>;

@Injectable()
export class SettingsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENTITIES) private readonly entities: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read(): Promise<Settings> {
    const { manager } = this.entities;
    const [organisation, departments, teams, products, people, dimensions, targets, annotations, sample] =
      await Promise.all([
        readOrganisation(this.database),
        manager.find(DepartmentEntity, { order: { id: 'asc' } }),
        manager.find(TeamEntity, { order: { key: 'asc' } }),
        manager.find(ProductEntity, { order: { key: 'asc' } }),
        manager.find(PersonEntity, { order: { name: 'asc', id: 'asc' } }),
        manager.find(DimensionEntity, { order: { slot: 'asc' } }),
        manager.find(TargetEntity, { order: { metric: 'asc', variant: 'asc' } }),
        manager.find(AnnotationEntity, { order: { from: 'asc', id: 'asc' } }),
        manager.existsBy(SourceEntity, { sample: true, removedAt: IsNull() }),
      ]);
    const lists = { departments, teams, products, people, dimensions, targets, annotations };
    return { organisation: organisationOf(organisation), ...lists, sample };
  }

  async putOrganisation(organisation: Organisation, actor: ActingPerson): Promise<Organisation> {
    refuseWrongCalendar(organisation);
    const before = organisationOf(await readOrganisation(this.database));
    const now = this.clock.now();
    await this.entities.transaction(async (manager) => {
      await manager.upsert(
        SettingEntity,
        { name: 'organisation', value: organisation, updatedAt: now, updatedBy: actor.id },
        ['name'],
      );
      await logChange(manager, {
        at: now,
        actor,
        action: 'change',
        subject: 'setting:organisation',
        detail: { before, after: organisation },
      });
      if (calendarOf(before) !== calendarOf(organisation)) await addJob(manager, 'reindex', {});
      await notify(manager, { kind: 'settings' });
    });
    return organisation;
  }

  /** @throws ProblemError conflict for a key or slot that is taken */
  async add(list: SettingList, body: Entry, actor: ActingPerson): Promise<Entry> {
    refuseWrongEntry(list, body);
    const entry = { id: randomUUID(), ...body };
    await this.entities.transaction(async (manager) => {
      await manager.insert(LIST_ENTITIES[list], entry);
      await this.noteChange(manager, list, entry.id, 'add', { after: entry }, actor);
    });
    return entry;
  }

  /** @throws ProblemError not_found; conflict for a key that is taken or a dimension that would change its slot */
  async change(list: SettingList, id: string, body: Entry, actor: ActingPerson): Promise<Entry> {
    refuseWrongEntry(list, body);
    await this.entities.transaction(async (manager) => {
      const before = await found(manager, list, id);
      if (list === 'dimensions' && before['slot'] !== body['slot'])
        throw new ProblemError(
          'conflict',
          'a dimension keeps its slot: blocks are packed by it; remove it and make a new one',
          [{ field: 'slot', message: 'cannot be changed' }],
        );
      await manager.update(LIST_ENTITIES[list], { id }, body);
      await this.noteChange(manager, list, id, 'change', { before, after: body }, actor);
    });
    return { id, ...body };
  }

  /** @throws ProblemError not_found */
  async remove(list: SettingList, id: string, actor: ActingPerson): Promise<void> {
    await this.entities.transaction(async (manager) => {
      const before = await found(manager, list, id);
      await manager.delete(LIST_ENTITIES[list], { id });
      await this.noteChange(manager, list, id, 'remove', { before }, actor);
    });
  }

  private async noteChange(
    manager: EntityManager,
    list: SettingList,
    id: string,
    action: string,
    detail: object,
    actor: ActingPerson,
  ): Promise<void> {
    await logChange(manager, {
      at: this.clock.now(),
      actor,
      action,
      subject: `${LIST_ENTITIES[list].options.name}:${id}`,
      detail,
    });
    if (REINDEXING.has(list)) await addJob(manager, 'reindex', {});
    await notify(manager, { kind: 'settings' });
  }
}

async function found(manager: EntityManager, list: SettingList, id: string): Promise<ObjectLiteral> {
  const entry = await manager.findOneBy(LIST_ENTITIES[list], { id });
  if (!entry) throw new ProblemError('not_found', `there is no such entry in ${list}`);
  return entry;
}

/** What index rows are made from; a new week start or fiscal year moves no item. */
function calendarOf({ timeZone, businessHours, japaneseHolidays }: Organisation): string {
  return JSON.stringify([timeZone, businessHours, japaneseHolidays]);
}

function organisationOf(stored: OrganisationSettings): Organisation {
  return organisationSchema.parse(stored);
}

function refuseWrongCalendar({ timeZone, businessHours }: Organisation): void {
  if (!isTimeZone(timeZone)) refuse('timeZone', 'is not a time zone; write it like Asia/Tokyo');
  for (const [day, hours] of businessHours.entries())
    if (hours && hours.from >= hours.to) refuse(`businessHours.${day}`, 'must open before it closes');
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function refuseWrongEntry(list: SettingList, body: Entry): void {
  const { metric, from, to } = body;
  if (list === 'targets' && !METRICS.some(({ id }) => id === metric)) refuse('metric', 'is not a metric');
  if (list === 'annotations' && typeof from === 'string' && typeof to === 'string' && to < from)
    refuse('to', 'must not lie before from');
}

function refuse(field: string, message: string): never {
  throw new ProblemError('invalid_request', `${field} ${message}`, [{ field, message }]);
}
