import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBlock } from '@koe/sql/queries/cube/block';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => database.drop());

it.each([1, 23_999, 24_000, 24_001, 100_000])('reads a block of %d bytes as it was written', async (length) => {
  const bytes = randomBytes(length);
  const hash = String(length);
  await database.query(
    `insert into block (hash, row_count, bytes, item_ids, packed_at) values ($1, 1, $2, '{}', '2026-03-20')`,
    [hash, bytes],
  );
  expect((await readBlock(database, hash))?.equals(bytes)).toBe(true);
});

it('knows no block that was never packed', async () => {
  expect(await readBlock(database, 'none')).toBeUndefined();
});
