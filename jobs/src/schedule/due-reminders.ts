import { zoneOf } from '@koe/sql/domain/calendar/zone';
import { addJob } from '@koe/sql/queries/queue/add-job';
import { readOrganisation } from '@koe/sql/server/settings';
import { isMorning } from '../insight/reminders/remind.step.js';
import type { Runtime } from '../pipeline/runtime.js';

/** Adds a look at due days of actions, once it is morning where the organisation is. */
export async function queueReminders({ database, clock }: Runtime): Promise<void> {
  const { timeZone } = await readOrganisation(database);
  if (isMorning(clock.now(), zoneOf(timeZone))) await addJob(database, 'remind', {});
}
