import type { PeriodPreset } from '../../domain/calendar/period.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A screen with its filter, period and other parameters, under a name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Null once the person is gone. */
  readonly ownerId: string | null;
  readonly shared: boolean;
  /** `/voices`; without a query. */
  readonly path: string;
  /** Parameters as an address has them, without `?`; without `from` and `to` where a preset gives them. */
  readonly query: string;
  /** The period that moves along with the days; null for the dates of the query. */
  readonly preset: PeriodPreset | 'all' | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const COLUMNS = `view_id as id, name, owner_id as "ownerId", shared, path, query, preset, created_at as "createdAt", updated_at as "updatedAt"`;

const readable = statement(
  'views of a person',
  `select ${COLUMNS} from saved_view where shared or owner_id = :personId::uuid order by name, view_id`,
);
const locked = statement('view to change', `select ${COLUMNS} from saved_view where view_id = :id for update`);
const upsert = statement(
  'write view',
  `insert into saved_view (view_id, name, owner_id, shared, path, query, preset, created_at, updated_at)
   values (:id, :name, :ownerId, :shared, :path, :query, :preset, :now, :now)
   on conflict (view_id) do update set
     name = excluded.name, shared = excluded.shared, path = excluded.path, query = excluded.query, preset = excluded.preset,
     owner_id = excluded.owner_id, updated_at = excluded.updated_at
   returning ${COLUMNS}`,
);
const remove = statement('remove view', `delete from saved_view where view_id = :id`);

/** The shared views and a person's own, by name; only the shared ones for nobody. */
export function readViews(session: Session, personId: string | null): Promise<SavedView[]> {
  return session.run<SavedView>(readable, { personId });
}

/** Inside a transaction: the view is held until its end. */
export async function lockView(session: Session, id: string): Promise<SavedView | undefined> {
  const [view] = await session.run<SavedView>(locked, { id });
  return view;
}

/** Makes a view or writes it over. */
export async function writeView(
  session: Session,
  view: Omit<SavedView, 'createdAt' | 'updatedAt'>,
  now: Date,
): Promise<SavedView> {
  const [written] = await session.run<SavedView>(upsert, { ...view, now });
  if (!written) throw new Error('a view was written and not returned');
  return written;
}

export async function removeView(session: Session, id: string): Promise<void> {
  await session.run(remove, { id });
}
