import type { ThemeEvidence } from '../../domain/priority/theme-evidence.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

export interface ThemeGoal {
  readonly themeId: number;
  readonly fit: ThemeEvidence['goalFit'];
}

const read = statement('theme goals', `select theme_id as "themeId", fit from theme_goal order by theme_id`);
const write = statement(
  'write theme goal',
  `insert into theme_goal (theme_id, fit, set_at, set_by) values (:themeId, :fit, :now, :personId)
   on conflict (theme_id) do update set fit = excluded.fit, set_at = excluded.set_at, set_by = excluded.set_by`,
);
const remove = statement('remove theme goal', `delete from theme_goal where theme_id = :themeId`);

/** Themes that fit a goal at all, by number. */
export function readGoals(session: Session): Promise<ThemeGoal[]> {
  return session.run<ThemeGoal>(read);
}

/** 0 takes the row away. */
export async function writeGoal(
  session: Session,
  { themeId, fit }: ThemeGoal,
  { personId, now }: { readonly personId: string | null; readonly now: Date },
): Promise<void> {
  if (fit === 0) await session.run(remove, { themeId });
  else await session.run(write, { themeId, fit, now, personId });
}
