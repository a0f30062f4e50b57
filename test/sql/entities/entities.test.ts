import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEntities } from '@koe/sql/entities/data-source';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';

let database: TestDatabase;
let entities: Awaited<ReturnType<typeof openEntities>>;
beforeAll(async () => {
  database = await createTestDatabase();
  entities = await openEntities(database.url);
});
afterAll(async () => {
  await entities.destroy();
  await database.drop();
});

it('describe the migrated tables: every column exists, with the same type and the same nullability', async () => {
  for (const entity of entities.entityMetadatas) {
    const rows = await database.query<{ name: string; type: string; nullable: boolean }>(
      `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable
       from pg_attribute a where a.attrelid = $1::regclass and a.attnum > 0 and not a.attisdropped`,
      [entity.tableName],
    );
    const table = new Map(rows.map((row) => [row.name, row]));
    for (const column of entity.columns) {
      const row = table.get(column.databaseName);
      const type = String(column.type).replace('timestamptz', 'timestamp with time zone').replace(/^int$/, 'integer');
      expect(row?.type, `${entity.tableName}.${column.databaseName}`).toBe(type + (column.isArray ? '[]' : ''));
      expect(row?.nullable, `${entity.tableName}.${column.databaseName} null`).toBe(column.isNullable);
    }
  }
  expect(entities.entityMetadatas.map(({ tableName }) => tableName).sort()).toContain('change_log');
});
