import type { BackTestRow } from '../../domain/trend/detect/back-test.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** What each sensitivity would have cost and brought. */
export interface StoredBackTest {
  readonly backTestId: string;
  readonly at: Date;
  readonly weeks: number;
  readonly draws: number;
  readonly rows: readonly BackTestRow[];
}

const newest = statement(
  'newest back-test',
  `select back_test_id as "backTestId", at, weeks, draws, rows from signal_back_test order by at desc limit 1`,
);
const insert = statement(
  'keep back-test',
  `insert into signal_back_test (back_test_id, at, weeks, draws, rows) values (:backTestId, :at, :weeks, :draws, :rows)`,
);
const forget = statement('forget old back-tests', `delete from signal_back_test where at < :before`);

const KEPT_MS = 400 * 86_400_000;

export async function newestBackTest(session: Session): Promise<StoredBackTest | null> {
  return (await session.run<StoredBackTest>(newest))[0] ?? null;
}

export async function keepBackTest(session: Session, test: StoredBackTest): Promise<void> {
  await session.run(insert, { ...test, rows: JSON.stringify(test.rows) });
  await session.run(forget, { before: new Date(test.at.getTime() - KEPT_MS) });
}
