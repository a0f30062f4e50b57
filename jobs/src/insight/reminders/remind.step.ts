import { FIRST_STAGE_DAYS, stageToTell } from '@koe/sql/domain/action/reminder';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { zoneOf, type Zone } from '@koe/sql/domain/calendar/zone';
import { dueDays, holdWhileReminding, type DueDay } from '@koe/sql/queries/action/due-days';
import { notify } from '@koe/sql/queries/delivery/notify';
import type { Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { Runtime } from '../../pipeline/runtime.js';
import { reminderText } from './reminder-text.js';

/** Nobody is reminded at night: from this local time on, in seconds of the day. */
const MORNING_SECONDS = 9 * 3600;

/** Whether the organisation's day has begun, and which it is. */
export function isMorning(now: Date, zone: Zone): boolean {
  const today = zone.dayOf(now.getTime());
  return now.getTime() >= zone.instantOf(today, MORNING_SECONDS);
}

/**
 * Reminds of due days of actions and steps: seven days and one day before, on the day, one and seven days after, then every week.
 * Each reminder is one transaction and has a key of its own, so that a repeat or a kill in the middle tells nobody twice; a due day that
 * is put off begins anew.
 */
export async function remind(runtime: Runtime, signal: AbortSignal): Promise<void> {
  const { database, clock } = runtime;
  const { timeZone } = await readOrganisation(database);
  const zone = zoneOf(timeZone);
  const now = clock.now();
  if (!isMorning(now, zone)) return;
  const today = zone.dayOf(now.getTime());
  const until = formatDay(today + FIRST_STAGE_DAYS);
  for (const seen of await dueDays(database, until)) {
    signal.throwIfAborted();
    if (stageOfDue(seen, zone, today) === null) continue;
    await database.transaction(async (session) => {
      await holdWhileReminding(session, seen.actionId);
      // done, moved or given to somebody else since the list was read
      const due = (await dueDays(session, until, seen.actionId)).find(({ id }) => id === seen.id);
      if (due) await tell(session, due, { zone, today, now });
    });
  }
}

function stageOfDue({ dueOn, dueSetAt }: DueDay, zone: Zone, today: number): number | null {
  return stageToTell(parseDay(dueOn), zone.dayOf(dueSetAt.getTime()), today);
}

async function tell(
  session: Session,
  due: DueDay,
  { zone, today, now }: { readonly zone: Zone; readonly today: number; readonly now: Date },
): Promise<void> {
  const stage = stageOfDue(due, zone, today);
  if (stage === null || due.personId === null) return;
  const days = today - parseDay(due.dueOn);
  await notify(session, {
    personIds: [due.personId],
    kind: days > 0 ? 'late' : 'due',
    subject: { kind: 'action', id: due.actionId },
    text: reminderText(due, days),
    path: `/actions/${due.actionId}`,
    now,
    key: `due:${due.kind}:${due.id}:${due.dueOn}:${stage}`,
  });
}
