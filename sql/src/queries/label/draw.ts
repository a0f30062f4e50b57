import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A draw with what decides whether somebody may judge it. */
export interface DrawRow {
  readonly drawId: string;
  readonly itemId: string;
  readonly revision: number;
  readonly state: 'open' | 'done' | 'skipped';
  readonly finishedBy: string | null;
  /** Who judged the same item first, for a second draw. */
  readonly firstBy: string | null;
  /** Revision of the live item; null when it has gone. */
  readonly liveRevision: number | null;
}

const read = statement(
  'draw',
  `select d.draw_id as "drawId", d.item_id as "itemId", d.revision, d.state, d.finished_by as "finishedBy",
     f.finished_by as "firstBy", x.revision as "liveRevision"
   from label_draw d
   left join label_draw f on f.draw_id = d.second_of
   left join item_index x on x.item_id = d.item_id
   where d.draw_id = :drawId for update of d`,
);
const finish = statement(
  'finish draw',
  `update label_draw set state = :state, finished_at = :now, finished_by = :personId where draw_id = :drawId`,
);
const reopen = statement(
  'reopen draw',
  `update label_draw set state = 'open', finished_at = null, finished_by = null where draw_id = :drawId`,
);
const withdraw = statement(
  'withdraw labels of draw',
  `update label set withdrawn_at = :now where draw_id = :drawId and withdrawn_at is null`,
);

/** Holds the draw until the transaction ends. @returns undefined when there is none of this id */
export async function lockDraw(session: Session, drawId: string): Promise<DrawRow | undefined> {
  return (await session.run<DrawRow>(read, { drawId }))[0];
}

export async function finishDraw(
  session: Session,
  end: {
    readonly drawId: string;
    readonly state: 'done' | 'skipped';
    readonly now: Date;
    readonly personId: string | null;
  },
): Promise<void> {
  await session.run(finish, end);
}

/** Takes a judgement or a skip back: the draw is open again, what was said for it no longer counts. */
export async function reopenDraw(session: Session, drawId: string, now: Date): Promise<void> {
  await session.run(withdraw, { drawId, now });
  await session.run(reopen, { drawId });
}
