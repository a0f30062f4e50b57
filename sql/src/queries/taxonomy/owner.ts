import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** Who answers for a theme: not part of a version, because responsibility changes without a new definition. */
export interface ThemeOwner {
  readonly themeId: number;
  readonly departmentId: string | null;
  readonly personId: string | null;
}

const read = statement(
  'theme owners',
  `select theme_id as "themeId", department_id as "departmentId", person_id as "personId" from theme_owner order by theme_id`,
);
const write = statement(
  'write theme owner',
  `insert into theme_owner (theme_id, department_id, person_id) values (:themeId, :departmentId, :personId)
   on conflict (theme_id) do update set department_id = excluded.department_id, person_id = excluded.person_id`,
);
const remove = statement('remove theme owner', `delete from theme_owner where theme_id = :themeId`);
const forget = statement(
  'forget owners of nobody',
  `delete from theme_owner o where not exists (select 1 from theme t where t.theme_id = o.theme_id)`,
);

export function readOwners(session: Session): Promise<ThemeOwner[]> {
  return session.run<ThemeOwner>(read);
}

/** Both null takes the theme from whoever had it. */
export async function writeOwner(session: Session, owner: ThemeOwner): Promise<void> {
  if (owner.departmentId === null && owner.personId === null) await session.run(remove, { themeId: owner.themeId });
  else await session.run(write, { ...owner });
}

/** Owners of themes that were never published and are no longer drafted. */
export async function forgetOwnersOfNobody(session: Session): Promise<void> {
  await session.run(forget);
}
