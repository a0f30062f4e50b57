import type { EntityManager } from 'typeorm';
import { ChangeLogEntity } from '@koe/sql/entities/change-log';
import type { ActingPerson } from './actor.js';

/** One line of the log, in the transaction of the change itself. @param subject `<table>` or `<table>:<id>`; @param detail never a secret */
export async function logChange(
  manager: EntityManager,
  change: {
    readonly at: Date;
    readonly actor: ActingPerson;
    readonly action: string;
    readonly subject: string;
    readonly detail?: object;
  },
): Promise<void> {
  const { at, actor, action, subject, detail } = change;
  await manager.insert(ChangeLogEntity, { at, personId: actor.id, action, subject, detail: detail ?? {} });
}
