import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { booleans, byteas, instants, ints, jsons, reals, texts, uuids } from '@koe/sql/server/binary-array';
import { createTestDatabase, type TestDatabase } from '../../harness/database.js';

/** What the database reads is what was written. */
describe('arrays in the binary format', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const read = async (type: string, bytes: Buffer): Promise<unknown> =>
    (await database.query<{ read: unknown }>(`select $1::${type}[] as read`, [bytes]))[0]?.read;
  const law = async <Value>(
    type: string,
    one: fc.Arbitrary<Value>,
    write: (values: readonly (Value | null)[]) => Buffer,
  ): Promise<void> => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(one)), async (values) => {
        expect(await read(type, write(values))).toEqual(values);
      }),
      { numRuns: 60 },
    );
  };

  it('text: any characters but NUL', () =>
    law(
      'text',
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\u0000', '')),
      texts,
    ));
  it('bytea', () =>
    law(
      'bytea',
      fc.uint8Array().map((bytes) => Buffer.from(bytes)),
      byteas,
    ));
  it('uuid', () => law('uuid', fc.uuid(), uuids));
  it('int4', () => law('int4', fc.integer({ min: -2_147_483_648, max: 2_147_483_647 }), ints));
  it('real', () =>
    law(
      'real',
      fc.integer({ min: -4_000_000, max: 4_000_000 }).map((value) => value / 4),
      reals,
    ));
  it('boolean', () => law('boolean', fc.boolean(), booleans));
  it('timestamptz: to the millisecond, before and after 2000', () =>
    law(
      'timestamptz',
      fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }),
      instants,
    ));
  it('jsonb', async () => {
    const values = [{ a: '声"\\' }, ['é', 1.5, null], 'x'];
    expect(await read('jsonb', jsons([...values.map((value) => JSON.stringify(value)), null]))).toEqual([
      ...values,
      null,
    ]);
  });

  it('refuses what is no uuid and what does not fit', () => {
    expect(() => uuids(['0192'])).toThrow('not a uuid');
    expect(() => ints([2_147_483_648])).toThrow(RangeError);
    expect(() => ints([1.5])).toThrow(RangeError);
    expect(() => instants([new Date(Number.NaN)])).toThrow(RangeError);
  });
});
