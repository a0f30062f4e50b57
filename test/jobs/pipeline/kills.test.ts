import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';
import { blockContents, tableContents } from '../../harness/recount.js';
import { MADE_UP_ROWS, pullUnderKills } from './kills.js';

describe('kill -9 during a pull', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it(
    '20 seeded kills lose nothing, double nothing, and leave blocks equal to a recount',
    { timeout: 300_000 },
    async () => {
      const result = await pullUnderKills(database, { kills: 20, seed: 20_261 });
      expect(result).toMatchObject({ kills: 20, items: MADE_UP_ROWS, payloads: MADE_UP_ROWS });
      const packed = await blockContents(database);
      expect(packed.size).toBe(MADE_UP_ROWS);
      expect(packed).toEqual(await tableContents(database));
      expect(await database.query(`select 1 from sync_run where status = 'running'`)).toEqual([]);
    },
  );
});
