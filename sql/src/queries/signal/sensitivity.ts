import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** How sure a signal must be. */
export interface Sensitivity {
  /** Benjamini–Yekutieli. */
  readonly falseDiscoveryRate: number;
  /** Half width of limits in standard deviations. */
  readonly sigma: number;
}

export const DEFAULT_SENSITIVITY: Sensitivity = { falseDiscoveryRate: 0.05, sigma: 3 };

const read = statement('sensitivity', `select value from setting where name = 'signals'`);
const write = statement(
  'set sensitivity',
  `insert into setting (name, value, updated_at, updated_by) values ('signals', :value, :now, :personId)
   on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
);

export async function readSensitivity(session: Session): Promise<Sensitivity> {
  const [row] = await session.run<{ value: Partial<Sensitivity> }>(read);
  return { ...DEFAULT_SENSITIVITY, ...row?.value };
}

export async function writeSensitivity(
  session: Session,
  value: Sensitivity,
  { personId, now }: { readonly personId: string | null; readonly now: Date },
): Promise<void> {
  await session.run(write, { value: JSON.stringify(value), personId, now });
}
