import { answerableSchema, DEFAULT_ANSWERABLE, type Answerable } from '../../domain/faq/assumption.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

const read = statement('answerable', `select value from setting where name = 'faq'`);
const write = statement(
  'set answerable',
  `insert into setting (name, value, updated_at, updated_by) values ('faq', :value, :now, :personId)
   on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
);

/** As the organisation set it, else the default. */
export async function readAnswerable(session: Session): Promise<Answerable> {
  const [row] = await session.run<{ value: unknown }>(read);
  return answerableSchema.safeParse(row?.value).data ?? DEFAULT_ANSWERABLE;
}

export async function writeAnswerable(
  session: Session,
  value: Answerable,
  { personId, now }: { readonly personId: string | null; readonly now: Date },
): Promise<void> {
  await session.run(write, { value: JSON.stringify(value), personId, now });
}
