import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '@koe/sql/server/migrate';
import { schemaText } from '@koe/sql/server/schema-text';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';

describe('schema', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('is what sql/schema.sql says (pnpm koe schema writes it anew)', async () => {
    expect(await schemaText(database)).toBe(
      readFileSync(resolve(import.meta.dirname, '../../../sql/schema.sql'), 'utf8'),
    );
  });

  it('is migrated once: a second run does nothing', async () => {
    expect(await migrate(database)).toEqual([]);
  });

  it('refuses a migration that was changed after it was run', async () => {
    await database.query(`update migration set hash = 'another' where name = '0001_organisation.sql'`);
    await expect(migrate(database)).rejects.toThrow(/0001_organisation.sql has changed/);
  });
});
