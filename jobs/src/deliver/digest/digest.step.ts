import { formatDay, startOfWeek } from '@koe/sql/domain/calendar/day';
import { zoneOf } from '@koe/sql/domain/calendar/zone';
import type { BilingualMessage } from '@koe/sql/domain/delivery/message';
import type { EditionContent } from '@koe/sql/domain/edition/content';
import { beginDigests, readDigests, type DigestRow } from '@koe/sql/queries/delivery/digest';
import { enqueueDelivery } from '@koe/sql/queries/delivery/enqueue';
import { notify } from '@koe/sql/queries/delivery/notify';
import { readSubscribers, type Subscriber } from '@koe/sql/queries/delivery/subscribers';
import { editionContent, editionOfWeek } from '@koe/sql/queries/edition/edition';
import { readEditionSettings } from '@koe/sql/queries/edition/settings';
import type { Database, Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import type { Runtime } from '../../pipeline/runtime.js';
import { Reader } from '../../report/reader.js';
import { digestText, type DigestSection } from './digest-text.js';

/** By the clocks of the organisation, on the first day of its week; a machine that slept sends it on that day, later. */
const FROM_SECONDS = 8 * 3_600;
/** The report of the closed week is waited for until then, so that its section is in. */
const WAIT_UNTIL_SECONDS = 12 * 3_600;

interface Report {
  readonly editionId: string;
  readonly hash: string;
  readonly content: EditionContent;
}

/**
 * Sends each subscriber the week of their department, once a week: its section of the weekly report, and what waits. A department that nothing
 * of the week concerns and where nothing waits is left in peace. A report that nobody has approved where that is asked for is not told.
 */
export async function sendDigests({ database, clock }: Runtime): Promise<void> {
  const now = clock.now();
  const { timeZone, weekStart } = await readOrganisation(database);
  const zone = zoneOf(timeZone);
  const today = zone.dayOf(now.getTime());
  const isBefore = (seconds: number): boolean => now.getTime() < zone.instantOf(today, seconds);
  if (startOfWeek(today, weekStart) !== today || isBefore(FROM_SECONDS)) return;
  const subscribers = await readSubscribers(database, 'department_digest');
  if (subscribers.length === 0) return;
  const { automatic, approval } = await readEditionSettings(database);
  const report = await reportOf(database, today - 7, approval);
  if (report === null && automatic && isBefore(WAIT_UNTIL_SECONDS)) return;
  await database.transaction(async (session) => {
    // counting what is open reads every P1 and P2: once, not at every tick of the day
    if (!(await beginDigests(session, formatDay(today), now))) return;
    const digests = await readDigests(session, { today: formatDay(today), until: formatDay(today + 7) });
    for (const digest of digests) {
      const own = report?.content.departments.find(({ id }) => id === digest.departmentId) ?? null;
      if (own === null && digest.openP1 + digest.openP2 + digest.due + digest.late === 0) continue;
      const message = messageOf(digest, report, own);
      const key = `digest:${digest.departmentId}:${formatDay(today)}`;
      await tell(session, { digest, message, key, subscribers, now });
    }
  });
}

async function tell(
  session: Session,
  {
    digest,
    message,
    key,
    subscribers,
    now,
  }: {
    readonly digest: DigestRow;
    readonly message: BilingualMessage;
    readonly key: string;
    readonly subscribers: readonly Subscriber[];
    readonly now: Date;
  },
): Promise<void> {
  const subject = { kind: 'department', id: digest.departmentId };
  const people = subscribers.flatMap(({ to, departmentId }) =>
    'personId' in to && departmentId === digest.departmentId ? [to.personId] : [],
  );
  await notify(session, {
    personIds: people,
    kind: 'digest',
    subject,
    text: { ja: message.ja.title, en: message.en.title },
    path: message.ja.path ?? '/actions',
    now,
    key,
    message,
  });
  for (const { to, departmentId } of subscribers)
    if ('channelId' in to && (departmentId === null || departmentId === digest.departmentId))
      await enqueueDelivery(session, { rule: key, subject, to, subscription: 'department_digest', message, now });
}

/** The report of a week that may be told; null while there is none. */
async function reportOf(database: Database, week: number, approval: boolean): Promise<Report | null> {
  const edition = await editionOfWeek(database, week);
  if (edition === null) return null;
  if (approval && edition.state !== 'approved' && edition.state !== 'sent') return null;
  const content = await editionContent(database, edition.editionId);
  return content && { editionId: edition.editionId, hash: edition.hash, content };
}

function messageOf(digest: DigestRow, report: Report | null, own: DigestSection['own']): BilingualMessage {
  const of = (language: 'ja' | 'en'): BilingualMessage['ja'] => {
    const section = report && {
      reader: new Reader(report.content, report.hash, language),
      editionId: report.editionId,
      own,
    };
    return digestText(digest, language, section);
  };
  return { ja: of('ja'), en: of('en') };
}
