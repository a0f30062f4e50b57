import { DEFAULT_EDITION_SETTINGS, type EditionSettings } from '../../domain/edition/settings.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const read = statement('edition settings', `select value from setting where name = 'editions'`);
const write = statement(
  'write edition settings',
  `insert into setting (name, value, updated_at, updated_by) values ('editions', :value::jsonb, :now, :personId)
   on conflict (name) do update
     set value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
);

/** What was set over the defaults. */
export async function readEditionSettings(session: Session): Promise<EditionSettings> {
  const [row] = await session.run<{ value: Partial<EditionSettings> }>(read);
  return { ...DEFAULT_EDITION_SETTINGS, ...row?.value };
}

export async function writeEditionSettings(
  session: Session,
  settings: EditionSettings,
  { personId, now }: { readonly personId: string | null; readonly now: Date },
): Promise<void> {
  await session.run(write, { value: JSON.stringify(settings), personId, now });
}
