import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** How this installation is reached from elsewhere, and how long items may wait. */
export interface DeliverySettings {
  /** `https://koe.example.co.jp`, without a slash at the end; null: messages carry no links. */
  readonly address: string | null;
  /** An open item of this priority is overdue after so many hours. */
  readonly overdueHours: { readonly P1: number; readonly P2: number };
}

export const DEFAULT_DELIVERY_SETTINGS: DeliverySettings = { address: null, overdueHours: { P1: 4, P2: 48 } };

const read = statement('delivery settings', `select value from setting where name = 'delivery'`);
const write = statement(
  'write delivery settings',
  `insert into setting (name, value, updated_at, updated_by) values ('delivery', :value::jsonb, :now, :personId::uuid)
   on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
);

export async function readDeliverySettings(session: Session): Promise<DeliverySettings> {
  const [row] = await session.run<{ value: Partial<DeliverySettings> }>(read);
  return { ...DEFAULT_DELIVERY_SETTINGS, ...row?.value };
}

export async function writeDeliverySettings(
  session: Session,
  settings: DeliverySettings,
  by: { readonly personId: string | null; readonly now: Date },
): Promise<void> {
  await session.run(write, { value: JSON.stringify(settings), ...by });
}
