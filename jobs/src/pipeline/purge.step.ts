import { statement } from '@koe/sql/server/sql-file';
import { readOrganisation } from '@koe/sql/server/settings';
import type { Runtime } from './runtime.js';
import { openMonthFrom } from './slot.js';
import { formatDay } from '@koe/sql/domain/calendar/day';
import { trimDeliveries } from '@koe/sql/queries/delivery/retention';
import { addJob } from '@koe/sql/queries/queue/add-job';

const DAY_MS = 86_400_000;
const PROBE_MS = 3_600_000;

const payloads = statement(
  'purge payloads',
  `update payload set body = null where body is not null and received_at < :before`,
);
const befores = statement('purge payloads before', `delete from payload_before where received_at < :before`);
const kills = statement(
  'purge kills',
  `delete from job_kill where job_id not in (select id from graphile_worker.jobs)`,
);
const probes = statement('purge probes', `delete from probe where created_at < :before`);
const closedDays = statement(
  'days of closed months',
  `insert into dirty_slot (slot, dirty_at)
   select distinct 'm:' || to_char(date '1970-01-01' + day_from, 'YYYY-MM'), :now::timestamptz
   from block_slot where slot like 'd:%' and day_from < :openMonthFrom order by 1 on conflict (slot) do update set dirty_at = excluded.dirty_at`,
);

/** Ends the retention of payloads, of what was sent, and of probes, and has the days of a month that has closed packed into one block. */
export async function purge(runtime: Runtime): Promise<void> {
  await runtime.database.transaction(async (session) => {
    const now = runtime.clock.now();
    const { payloadDays } = await readOrganisation(session);
    const before = new Date(now.getTime() - payloadDays * DAY_MS);
    await session.run(payloads, { before });
    await session.run(befores, { before });
    await session.run(kills);
    await trimDeliveries(session, { before, now });
    await session.run(probes, { before: new Date(now.getTime() - PROBE_MS) });
    await session.run(closedDays, { now, openMonthFrom: await openMonthFrom(session, now) });
    await addJob(session, 'pack', {});
    runtime.log.info({ payloadsBefore: formatDay(Math.floor(before.getTime() / DAY_MS)) }, 'retention applied');
  });
}
