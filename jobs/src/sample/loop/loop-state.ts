import type { Session } from '@koe/sql/server/database';
import { statement } from '@koe/sql/server/sql-file';

/** What is remembered of the sample's plans, cases, reports and meetings. */
export interface LoopState {
  /** Where the history ends: days of the plans are counted from it. */
  readonly endAt: string;
  /** Whether what needs counted feedback was added too. */
  readonly filled: boolean;
}

const read = statement('sample loop', `select value from setting where name = 'sample_loop'`);
const write = statement(
  'mark sample loop',
  `insert into setting (name, value, updated_at) values ('sample_loop', :value, :now)
   on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at`,
);
const forget = statement('forget sample loop', `delete from setting where name = 'sample_loop'`);

export async function readLoop(session: Session): Promise<LoopState | null> {
  return (await session.run<{ value: LoopState }>(read))[0]?.value ?? null;
}

export async function markLoop(session: Session, state: LoopState, now: Date): Promise<void> {
  await session.run(write, { value: JSON.stringify(state), now });
}

export async function forgetLoop(session: Session): Promise<void> {
  await session.run(forget);
}
