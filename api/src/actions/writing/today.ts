import { formatDay } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import type { Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';

/** The organisation's local date. */
export async function todayOf(session: Session, now: Date): Promise<string> {
  const { timeZone } = await readOrganisation(session);
  return formatDay(zoneOf(timeZone).dayOf(now.getTime()));
}
