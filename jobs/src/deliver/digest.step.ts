import { formatDay, startOfWeek } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import type { BilingualMessage } from '@koe/sql/domain/delivery/message';
import { beginDigests, readDigests, type DigestRow } from '@koe/sql/queries/delivery/digest';
import { enqueueDelivery } from '@koe/sql/queries/delivery/enqueue';
import { notify } from '@koe/sql/queries/delivery/notify';
import { readSubscribers } from '@koe/sql/queries/delivery/subscribers';
import { readOrganisation } from '@koe/sql/server/settings';
import type { Runtime } from '../pipeline/runtime.js';

const HOUR_MS = 3_600_000;
/** In the zone of the organisation, on the first day of its week; a machine that slept sends it on that day, later. */
const FROM_HOUR = 8;

/** Sends each subscriber what waits in their department, once a week. A department where nothing waits is left in peace. */
export async function sendDigests({ database, clock }: Runtime): Promise<void> {
  const now = clock.now();
  const { timeZone, weekStart } = await readOrganisation(database);
  const zone = zoneOf(timeZone);
  const today = zone.dayOf(now.getTime());
  const isTime = startOfWeek(today, weekStart) === today && now.getTime() - zone.startOf(today) >= FROM_HOUR * HOUR_MS;
  if (!isTime) return;
  const subscribers = await readSubscribers(database, 'department_digest');
  if (subscribers.length === 0) return;
  await database.transaction(async (session) => {
    // counting what is open reads every P1 and P2: once, not at every tick of the day
    if (!(await beginDigests(session, formatDay(today), now))) return;
    const digests = await readDigests(session, { today: formatDay(today), until: formatDay(today + 7) });
    for (const digest of digests) {
      if (digest.openP1 + digest.openP2 + digest.due + digest.late === 0) continue;
      const subject = { kind: 'department', id: digest.departmentId };
      const key = `digest:${digest.departmentId}:${formatDay(today)}`;
      const message = messageOf(digest);
      const people = subscribers.flatMap(({ to, departmentId }) =>
        'personId' in to && departmentId === digest.departmentId ? [to.personId] : [],
      );
      await notify(session, {
        personIds: people,
        kind: 'digest',
        subject,
        text: { ja: message.ja.title, en: message.en.title },
        path: '/actions',
        now,
        key,
        message,
      });
      for (const { to, departmentId } of subscribers)
        if ('channelId' in to && (departmentId === null || departmentId === digest.departmentId))
          await enqueueDelivery(session, {
            rule: key,
            subject,
            to,
            subscription: 'department_digest',
            message,
            now,
          });
    }
  });
}

function messageOf({ name, openP1, openP2, due, late }: DigestRow): BilingualMessage {
  return {
    ja: {
      title: `${name.ja}: 今週待っているもの`,
      text: '未対応の P1・P2 と、期限が来る手順です。',
      lines: [
        { label: '未対応の P1', value: `${openP1} 件` },
        { label: '未対応の P2', value: `${openP2} 件` },
        { label: '今週が期限の手順', value: `${due} 件` },
        { label: '期限を過ぎた手順', value: `${late} 件` },
      ],
      path: '/actions',
    },
    en: {
      title: `${name.en}: what waits this week`,
      text: 'Open P1 and P2, and steps that are due.',
      lines: [
        { label: 'Open P1', value: String(openP1) },
        { label: 'Open P2', value: String(openP2) },
        { label: 'Steps due this week', value: String(due) },
        { label: 'Steps past their day', value: String(late) },
      ],
      path: '/actions',
    },
  };
}
