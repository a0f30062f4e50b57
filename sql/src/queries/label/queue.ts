import type { Stratum } from '../../domain/labelling/draw-queue.js';
import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';

export interface NewQueue {
  readonly queueId: string;
  readonly now: Date;
  readonly personId: string | null;
  readonly taxonomyVersion: number;
  readonly classifierVersion: string;
  readonly population: number;
  readonly draws: readonly NewDraw[];
}

export interface NewDraw {
  readonly drawId: string;
  readonly itemId: string;
  readonly revision: number;
  readonly stratum: Stratum;
  readonly themeId: number | null;
  /** 0 < p ≤ 1. */
  readonly inclusion: number;
  /** The draw of the same item that somebody else judges; null for the first. */
  readonly secondOf: string | null;
}

/** A draw that a person is to judge, or has. */
export interface QueuePlace {
  readonly drawId: string;
  readonly itemId: string;
  readonly state: 'open' | 'done' | 'skipped';
  /** Whether it is somebody else's draw that this person judges a second time. */
  readonly second: boolean;
}

export interface QueueHead {
  readonly queueId: string;
  readonly drawnAt: Date;
  readonly taxonomyVersion: number;
  /** Time spent so far: between judgements, pauses of more than three minutes counted as three. */
  readonly usedSeconds: number;
}

const insertQueue = statement(
  'insert queue',
  `insert into label_queue (queue_id, drawn_at, drawn_by, taxonomy_version, classifier_version, population)
   values (:queueId, :now, :personId, :taxonomyVersion, :classifierVersion, :population)`,
);
const insertDraws = statement(
  'insert draws',
  `insert into label_draw (draw_id, queue_id, item_id, revision, position, stratum, theme_id, inclusion, second_of)
   select d.draw_id, :queueId::uuid, d.item_id, d.revision, d.position, d.stratum, d.theme_id, d.inclusion, d.second_of
   from unnest(:drawIds::uuid[], :itemIds::uuid[], :revisions::int[], :strata::text[], :themeIds::int[],
     :inclusions::double precision[], :secondOfs::uuid[]) with ordinality
     as d(draw_id, item_id, revision, stratum, theme_id, inclusion, second_of, position)`,
);
const head = sqlFile(import.meta.url, 'queue-head.sql');
const places = sqlFile(import.meta.url, 'queue-places.sql');
// one person draws one queue at a time, however often the button is pressed
const lock = statement('queue lock', `select pg_advisory_xact_lock(8020130, hashtext(:personId))`);

/** Until the caller's transaction ends nobody else draws for this person. */
export async function lockQueueOf(session: Session, personId: string): Promise<void> {
  await session.run(lock, { personId });
}

/** Draws are judged in the order given. */
export async function storeQueue(session: Session, queue: NewQueue): Promise<void> {
  const { draws, ...row } = queue;
  await session.run(insertQueue, { ...row });
  await session.run(insertDraws, {
    queueId: queue.queueId,
    drawIds: draws.map((draw) => draw.drawId),
    itemIds: draws.map((draw) => draw.itemId),
    revisions: draws.map((draw) => draw.revision),
    strata: draws.map((draw) => draw.stratum),
    themeIds: draws.map((draw) => draw.themeId),
    inclusions: draws.map((draw) => draw.inclusion),
    secondOfs: draws.map((draw) => draw.secondOf),
  });
}

/** The queue that a person drew last; null before the first. */
export async function readQueueHead(session: Session, personId: string): Promise<QueueHead | null> {
  return (await session.run<QueueHead>(head, { personId }))[0] ?? null;
}

/**
 * What a person is to judge, in order: first what others have drawn for two people, at most five at a time, then their own newest
 * queue. Draws of items that have changed or gone since are left out unless they were judged.
 */
export function readQueuePlaces(session: Session, personId: string, now: Date): Promise<QueuePlace[]> {
  return session.run<QueuePlace>(places, { personId, now });
}
