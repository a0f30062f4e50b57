import { createHash, randomUUID } from 'node:crypto';
import type { HandlingState } from '@koe/sql/domain/item';
import { writeHandling } from '@koe/sql/queries/item/handle';
import { statement } from '@koe/sql/server/sql-file';
import type { Runtime } from '../../pipeline/runtime.js';
import { packDirty } from '../../pipeline/pack.step.js';
import { sampleId } from '../sample-id.js';
import { SAMPLE_SETTINGS } from '../settings.js';

const HOUR_MS = 3_600_000;
/** Shares of items that wait no more, by how long ago they came at least: older ones are all but done, the newest nobody has seen yet. */
const SHARES: Readonly<
  Record<'P1' | 'P2', readonly { readonly hours: number; readonly done: number; readonly inHand: number }[]>
> = {
  P1: [
    { hours: 7 * 24, done: 0.99, inHand: 0.01 },
    { hours: 24, done: 0.85, inHand: 0.12 },
    { hours: 12, done: 0.5, inHand: 0.25 },
  ],
  P2: [
    { hours: 14 * 24, done: 0.985, inHand: 0.005 },
    { hours: 48, done: 0.78, inHand: 0.14 },
    { hours: 12, done: 0.3, inHand: 0.2 },
  ],
};

interface Pressing {
  readonly itemId: string;
  readonly priority: 'P1' | 'P2';
  readonly createdAt: Date;
  /** By its source: waits for nobody. */
  readonly solved: boolean;
}
// what a person has touched stays as it is
const pressing = statement(
  'pressing items of the sample',
  `select x.item_id as "itemId", x.priority, x.created_at as "createdAt", i.solved is true or i.resolved_at is not null as solved
   from item_index x join source s on s.source_id = x.source_id join item i on i.item_id = x.item_id
   where s.sample and x.handling = 'open' and x.priority in ('P1', 'P2') and x.created_at < :endAt
     and not exists (select 1 from handling h where h.item_id = x.item_id)
   order by x.created_at desc, x.item_id`,
);

/** The newest urgent ones that nobody has seen to yet: the overview leads with them. */
const WAITING = 2;

/** What is urgent was seen to, as in a house that does its work; a few still wait, and a few for too long. Packed when it returns. */
export async function addSampleHandling(runtime: Runtime, endAt: Date, signal: AbortSignal): Promise<void> {
  await runtime.database.transaction(async (session) => {
    const items = await session.run<Pressing>(pressing, { endAt });
    const waiting = new Set(items.filter(({ priority, solved }) => priority === 'P1' && !solved).slice(0, WAITING));
    for (const item of items) {
      const state = stateOf(item, endAt);
      if (state === 'open' || waiting.has(item)) continue;
      const { itemId, createdAt, priority } = item;
      const longestMs = (priority === 'P1' ? 4 : 48) * HOUR_MS;
      const at = new Date(Math.min(endAt.getTime(), createdAt.getTime() + (0.1 + draw(itemId, 'when')) * longestMs));
      const person = SAMPLE_SETTINGS.people[Math.floor(draw(itemId, 'who') * SAMPLE_SETTINGS.people.length)];
      const personId = person ? sampleId('person', person.key) : null;
      const change = { itemId, at, changeId: randomUUID(), personId, assigneeId: personId };
      await writeHandling(session, { ...change, state, due: null, note: '' });
    }
  });
  // effects and reports that follow count blocks that stay, also when a process before this one ended here
  await packDirty(runtime, signal);
}

function stateOf({ itemId, priority, createdAt }: Pressing, endAt: Date): HandlingState {
  const hours = (endAt.getTime() - createdAt.getTime()) / HOUR_MS;
  const shares = SHARES[priority].find((each) => hours >= each.hours);
  const drawn = draw(itemId, 'state');
  if (!shares) return 'open';
  return drawn < shares.done ? 'done' : drawn < shares.done + shares.inHand ? 'in_hand' : 'open';
}

/** From 0 to below 1; the same for the same item whenever it is drawn. */
function draw(itemId: string, what: string): number {
  return createHash('sha256').update(`${what} ${itemId}`).digest().readUInt32BE(0) / 2 ** 32;
}
