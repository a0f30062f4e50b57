import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** The backlog being classified anew, or how the last time ended. */
export interface Progress {
  readonly id: string;
  readonly version: number;
  readonly reason: 'taxonomy' | 'model' | 'settings' | 'roll_back' | 'upgrade';
  readonly state: 'running' | 'done' | 'cancelled' | 'failed';
  readonly startedAt: Date;
  readonly startedBy: string | null;
  readonly finishedAt: Date | null;
  /** Items classified, of how many; 0 of 0 while the model is being trained. */
  readonly done: number;
  readonly total: number;
  readonly detail: string | null;
}

const latest = statement(
  'latest reclassification',
  `select r.reclassification_id as id, r.taxonomy_version as version, r.reason, r.state, r.started_at as "startedAt",
     p.name as "startedBy", r.finished_at as "finishedAt", r.done, r.total, r.detail
   from reclassification r left join person p on p.person_id = r.started_by
   order by r.state = 'running' desc, r.started_at desc limit 1`,
);

/** What runs, else what ran last; null before the first. */
export async function readProgress(session: Session): Promise<Progress | null> {
  return (await session.run<Progress>(latest))[0] ?? null;
}
