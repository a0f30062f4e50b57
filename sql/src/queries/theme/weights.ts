import type { PriorityWeights } from '../../domain/priority/weights.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** The weights that the team decided on, and who did. */
export interface SavedWeights {
  readonly weights: PriorityWeights;
  readonly at: Date;
  /** Null when that person is gone. */
  readonly by: string | null;
}

const read = statement(
  'theme priority weights',
  `select s.value as weights, s.updated_at as at, p.name as by
   from setting s left join person p on p.person_id = s.updated_by
   where s.name = 'theme_priority'`,
);
const write = statement(
  'write theme priority weights',
  `insert into setting (name, value, updated_at, updated_by) values ('theme_priority', :weights::jsonb, :now, :personId)
   on conflict (name) do update
     set value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
);

/** Null while nobody saved any. */
export async function readWeights(session: Session): Promise<SavedWeights | null> {
  const [row] = await session.run<SavedWeights>(read);
  return row ?? null;
}

export async function writeWeights(
  session: Session,
  weights: PriorityWeights,
  { personId, now }: { readonly personId: string | null; readonly now: Date },
): Promise<void> {
  await session.run(write, { weights: JSON.stringify(weights), now, personId });
}
