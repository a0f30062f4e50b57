import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '@koe/jobs/test-only/connectors/folder/format/csv';
import { detectDelimiter, headerNames } from '@koe/jobs/test-only/connectors/folder/format/csv-fields';
import { readLines } from '@koe/jobs/test-only/connectors/folder/format/lines';
import type { RowEvent } from '@koe/jobs/test-only/connectors/folder/format/row-event';

/** Reads a text that arrives in pieces of the given size. */
async function read(text: string, { delimiter = 'auto', headerRow = 1, piece = 7 } = {}): Promise<RowEvent[]> {
  const bytes = Buffer.from(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield await Promise.resolve(bytes.subarray(at, at + piece));
  }
  const events: RowEvent[] = [];
  for await (const event of readCsv(readLines(pieces(), 'utf-8'), { delimiter, headerRow })) events.push(event);
  return events;
}

const rowsOf = (events: readonly RowEvent[]) => events.flatMap((event) => ('row' in event ? [event.row] : []));
const rejectsOf = (events: readonly RowEvent[]) => events.flatMap((event) => ('reason' in event ? [event] : []));

describe('delimited text', () => {
  it('reads back any table that was written with quotes', async () => {
    // A lone CR and a byte order mark at the start are not kept; an unpaired surrogate does not survive UTF-8.
    const field = fc
      .string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', 'あ', '👍', "'", '\t', '|'), maxLength: 8 })
      .map((value) => value);
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      );
    const write = (rows: readonly (readonly string[])[]) =>
      rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, piece) => {
        const header = rows[0]?.map((_, at) => `c${at}`) ?? [];
        const events = await read(write([header, ...rows]), { delimiter: ',', piece });
        expect(rejectsOf(events)).toEqual([]);
        expect(rowsOf(events)).toEqual(
          rows.map((row) => Object.fromEntries(row.map((value, at) => [`c${at}`, value]))),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('gives up only the row with the forgotten quote', async () => {
    const events = await read('id,text\n1,fine\n2,"never closed\n3,fine\n4,fine\n');
    expect(rowsOf(events)).toEqual([
      { id: '1', text: 'fine' },
      { id: '2', text: '"never closed' },
      { id: '3', text: 'fine' },
      { id: '4', text: 'fine' },
    ]);
    const broken = await read('id,text,more\n1,fine,x\n2,"never closed\n3,fine,x\n');
    expect(rowsOf(broken)).toEqual([
      { id: '1', text: 'fine', more: 'x' },
      { id: '3', text: 'fine', more: 'x' },
    ]);
    expect(rejectsOf(broken)).toMatchObject([
      { line: 3, reason: 'opens a quote that is not closed where a row ends', raw: '2,"never closed' },
    ]);
  });

  it('takes a stray quote as written', async () => {
    expect(rowsOf(await read('size,text\n5" pipe,leaks\n6" pipe,holds\n'))).toEqual([
      { size: '5" pipe', text: 'leaks' },
      { size: '6" pipe', text: 'holds' },
    ]);
  });

  it('names the line and the numbers of columns of a row that does not fit, and goes on', async () => {
    const events = await read('a,b\n1,2\n3\n4,5,6\n7,8,,\n');
    expect(rowsOf(events)).toEqual([
      { a: '1', b: '2' },
      { a: '7', b: '8' },
    ]);
    expect(rejectsOf(events).map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'has 1 columns where the header has 2'],
      [4, 'has 3 columns where the header has 2'],
    ]);
  });

  it('counts lines as an editor does, across quoted line breaks', async () => {
    const events = await read('id,text\r\n1,"one\r\ntwo"\r\n2,x\r\n3\r\n');
    expect(events.map(({ line, number }) => [number, line])).toEqual([
      [1, 2],
      [2, 4],
      [3, 5],
    ]);
    expect(rowsOf(events)[0]).toEqual({ id: '1', text: 'one\ntwo' });
  });

  it('reads without a header, below a title, and with repeated names', async () => {
    expect(rowsOf(await read('x,y\n', { headerRow: 0 }))).toEqual([{ '1': 'x', '2': 'y' }]);
    expect(rowsOf(await read('Report of May,\nid,text\n1,a\n', { headerRow: 2 }))).toEqual([{ id: '1', text: 'a' }]);
    expect(headerNames(['a', ' a ', '', 'b'])).toEqual(['a', 'a_2', '3', 'b']);
  });

  it.each([[','], ['\t'], [';'], ['|']])('finds the delimiter %j', (delimiter) => {
    expect(
      detectDelimiter(
        ['a', 'b', 'c'].map((name) =>
          [name, 'x, y', '1'].map((value) => (value.includes(delimiter) ? `"${value}"` : value)).join(delimiter),
        ),
      ),
    ).toBe(delimiter);
  });

  it('reports a line beyond the limit and reads the next', async () => {
    const events = await read(`id,text\n1,${'x'.repeat(9 * 1024 * 1024)}\n2,fine\n`, { piece: 1 << 20 });
    expect(rejectsOf(events)).toMatchObject([{ line: 2, reason: 'the line is longer than 8 MB' }]);
    expect(rowsOf(events)).toEqual([{ id: '2', text: 'fine' }]);
  });

  it('reads lines that end with CR alone', async () => {
    expect(rowsOf(await read('id,text\r1,a\r2,b\r', { piece: 100 }))).toEqual([
      { id: '1', text: 'a' },
      { id: '2', text: 'b' },
    ]);
  });
});
