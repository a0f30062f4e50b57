import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema } from '@koe/api/contract/problem';
import { startApi, type Call, type TestApi } from '../start-api.js';
import { writeSomeItems } from '../../sql/queries/some-items.js';
import { expectNothingLeaks } from './nothing-leaks.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  await writeSomeItems(api.runtime.database, 5, 1);
});
afterAll(() => api.close());

const id = randomUUID();
const json = (value: string): Call => ({ method: 'POST', body: value });
const product = '{"key":"a","name":{"ja":"a","en":"a"}';
const PRODUCTS = '/api/v1/settings/products';
const ITEMS = '/api/v1/items';

/** What is sent, and the statuses that refuse it; 200 stands where the right answer is "nothing matches". */
const ATTACKS: readonly (readonly [name: string, path: string, call: Call, statuses: readonly number[]])[] = [
  ['SQL in a source', `${ITEMS}?source=${encodeURIComponent(`' or 1=1 --`)}`, {}, [200]],
  ['SQL in a product', `${ITEMS}?product=${encodeURIComponent(`x'; drop table item; --`)}`, {}, [200]],
  ['SQL in a language', `${ITEMS}?lang=${encodeURIComponent(`en') or ('1'='1`)}`, {}, [200]],
  ['SQL in a text query', `${ITEMS}?q=${encodeURIComponent(`'); select pg_sleep(9); --`)}`, {}, [200]],
  ['a parameter of ours in a text query', `${ITEMS}?q=${encodeURIComponent(':limit $1 /*where*/')}`, {}, [200]],
  ['SQL in a theme', `${ITEMS}?theme=${encodeURIComponent('1) or (1=1')}`, {}, [400]],
  ['SQL in a channel', `${ITEMS}?channel=${encodeURIComponent(`survey' --`)}`, {}, [400]],
  ['SQL in the name of a dimension', `${ITEMS}?${encodeURIComponent(`seg.a] is null or x.segments[1`)}=1`, {}, [400]],
  ['SQL in a date', `${ITEMS}?from=${encodeURIComponent(`2026-01-01' or '1`)}`, {}, [400]],
  ['SQL in the order', `${ITEMS}?sort=${encodeURIComponent('newest; drop table item')}`, {}, [400]],
  ['SQL in an item id', `${ITEMS}/${encodeURIComponent(`' or true --`)}`, {}, [400]],
  [
    'SQL in a cursor',
    `${ITEMS}?cursor=${Buffer.from(`["newest","${id}","' or true --","P1"]`).toString('base64url')}`,
    {},
    [400],
  ],
  [
    'a cursor with an impossible time',
    `${ITEMS}?cursor=${Buffer.from(`["newest","${id}","2026-99-99 00:00:00+00","P1"]`).toString('base64url')}`,
    {},
    [400],
  ],
  ['a cursor that is no JSON', `${ITEMS}?cursor=%00%ff`, {}, [400]],
  ['a cursor too long', `${ITEMS}?cursor=${'a'.repeat(501)}`, {}, [400]],
  ['SQL in a metric', `/api/v1/facts?metric=${encodeURIComponent(`nps' --`)}`, {}, [400]],
  ['a metric called constructor', '/api/v1/facts?metric=constructor', {}, [400]],
  ['a group called __proto__', '/api/v1/facts?metric=nps&by=__proto__', {}, [400]],
  ['a dimension called __proto__', `${ITEMS}?seg.__proto__=x`, {}, [400]],
  ['a dimension called constructor', `${ITEMS}?seg.constructor=x`, {}, [400]],
  ['a date of no calendar', `${ITEMS}?from=2026-02-31`, {}, [400]],
  ['dates the wrong way round', `${ITEMS}?from=2026-02-02&to=2026-02-01`, {}, [400]],
  ['two dates where one fits', `${ITEMS}?from=2026-02-02&from=2026-02-03`, {}, [400]],
  ['a theme beyond 32 bits', `${ITEMS}?theme=99999999999999999999`, {}, [200]],
  ['a limit beyond all', `${ITEMS}?limit=1000000`, {}, [400]],
  ['a limit that is no number', `${ITEMS}?limit=1e1000`, {}, [400]],
  ['a limit given as a list', `${ITEMS}?limit[]=1&limit=2&limit=3`, {}, [400]],
  ['NUL in a text query', `${ITEMS}?q=a%00b`, {}, [400]],
  ['NUL in a product', `${ITEMS}?product=%00`, {}, [400]],
  ['NUL in a search', '/api/v1/cube/search?q=%00', {}, [400]],
  ['bad UTF-8 in a text query', `${ITEMS}?q=%ff%fe%c0%af`, {}, [200]],
  ['bad UTF-8 in a path', `${ITEMS}/%ff%fe`, {}, [400]],
  ['half an escape in a path', `${ITEMS}/%`, {}, [400]],
  ['a thousand words', `${ITEMS}?q=${'a%20'.repeat(1000)}`, {}, [200]],
  ['a thousand values', `${ITEMS}?${Array.from({ length: 900 }, (_, index) => `lang=x${index}`).join('&')}`, {}, [200]],
  ['an address of 60 KB', `${ITEMS}?q=${'a'.repeat(60_000)}`, {}, [431]],
  ['a header of 60 KB', ITEMS, { headers: { 'x-long': 'a'.repeat(60_000) } }, [431]],
  ['a search of 201 characters', `/api/v1/cube/search?q=${'a'.repeat(201)}`, {}, [400]],
  ['a block named like a path', '/api/v1/cube/blocks/..%2f..%2f..%2fetc%2fpasswd', {}, [400]],
  ['a path that climbs', '/../../../../etc/passwd', {}, [200, 404]],
  ['an encoded path that climbs', '/%2e%2e/%2e%2e/%2e%2e/etc/passwd', {}, [200, 400, 404]],
  ['a twice encoded path that climbs', '/assets/%252e%252e/%252e%252e/package.json', {}, [404]],
  ['a path with backslashes', '/assets/..\\..\\..\\package.json', {}, [404]],
  ['a file of the server', '/assets/../../package.json', {}, [404]],
  ['a hidden file', '/.env', {}, [200, 404]],
  ['a path of two slashes', '//evil.example/x', {}, [200, 404]],
  ['a body with __proto__', PRODUCTS, json(`${product},"__proto__":{"admin":true}}`), [400]],
  [
    'a body with __proto__ deep inside',
    '/api/v1/sources',
    json('{"type":"folder","name":"x","schedule":null,"config":{"a":{"__proto__":{"b":1}}}}'),
    [400],
  ],
  ['a body with constructor.prototype', PRODUCTS, json(`{"constructor":{"prototype":{"admin":true}}}`), [400]],
  ['a body that is no JSON', PRODUCTS, json('{"key":'), [400]],
  ['a body that is a list', PRODUCTS, json('[1,2,3]'), [400]],
  ['a body that is a text', PRODUCTS, json('"x"'), [400]],
  ['a body of 3 MB', PRODUCTS, json(`{"key":"${'a'.repeat(3_000_000)}"}`), [413]],
  ['a body nested 100,000 deep', PRODUCTS, json('['.repeat(100_000)), [400]],
  [
    'a form',
    PRODUCTS,
    { method: 'POST', body: 'key=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    [400],
  ],
  [
    'a form that looks like JSON',
    PRODUCTS,
    { method: 'POST', body: `${product}}`, headers: { 'content-type': 'text/plain' } },
    [400],
  ],
  [
    'a body in another charset',
    PRODUCTS,
    { method: 'POST', body: `${product}}`, headers: { 'content-type': 'application/json; charset=utf-7' } },
    [400],
  ],
  [
    'a body in an unknown coding',
    PRODUCTS,
    { method: 'POST', body: `${product}}`, headers: { 'content-encoding': 'bomb' } },
    [400],
  ],
  ['NUL in a name', PRODUCTS, json('{"key":"a","name":{"ja":"a\\u0000","en":"a"}}'), [400]],
  ['half a character in a name', PRODUCTS, json('{"key":"a","name":{"ja":"a\\ud800","en":"a"}}'), [400]],
  ['a key with a line break', PRODUCTS, json('{"key":"a\\nb","name":{"ja":"a","en":"a"}}'), [400]],
  ['a list called __proto__', '/api/v1/settings/__proto__', json('{}'), [404]],
  ['a list called constructor', '/api/v1/settings/constructor', json('{}'), [404]],
  ['a list that is a table', '/api/v1/settings/change_log', json('{}'), [404]],
  [
    'a date before the calendar',
    '/api/v1/settings/annotations',
    json('{"kind":"other","from":"0000-01-01","to":null,"text":{"ja":"a","en":"a"},"product":null}'),
    [400],
  ],
  ['a number beyond all', '/api/v1/settings/targets', json('{"metric":"nps","variant":null,"value":1e999}'), [400]],
  [
    'a slot beyond eight',
    '/api/v1/settings/dimensions',
    json('{"slot":9,"name":"a","attribute":"a","label":{"ja":"a","en":"a"}}'),
    [400],
  ],
  ['an actor with SQL', PRODUCTS, { ...json(`${product}}`), headers: { 'x-koe-person': `' or true --` } }, [400]],
  ['two actors', PRODUCTS, { ...json(`${product}}`), headers: { 'x-koe-person': [id, id] } }, [400]],
  ['a method that is not there', ITEMS, { method: 'DELETE' }, [404]],
  ['a method of its own', ITEMS, { method: 'PROPFIND' }, [400, 404]],
  ['an overridden method', `${ITEMS}?_method=DELETE`, { headers: { 'x-http-method-override': 'DELETE' } }, [200]],
  [
    'a page of rejects with SQL',
    `/api/v1/sources/${id}/rejects?before=${encodeURIComponent('1;drop')}`,
    {},
    [400, 404],
  ],
  ['runs before a time that is none', `/api/v1/sources/${id}/runs?before=yesterday`, {}, [400]],
  [
    'a source of no kind',
    '/api/v1/sources',
    json('{"type":"../../etc","name":"x","schedule":null,"config":{}}'),
    [400],
  ],
];

describe('attacks', () => {
  it.each(ATTACKS)('%s', async (_, path, call, statuses) => {
    const answer = await api.call(path, call);
    expect(statuses).toContain(answer.status);
    expectNothingLeaks(answer);
    if (answer.status >= 400 && answer.status !== 431) expect(problemSchema.parse(answer.json).requestId).not.toBe('');
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('left everything as it was', async () => {
    const { database } = api.runtime;
    const counts = await database.query<{ items: number; products: number }>(
      'select (select count(*) from item) as items, (select count(*) from product) as products',
    );
    expect(counts).toEqual([{ items: 5, products: 0 }]);
  });

  it('a line break smuggled into a header does not get through', async () => {
    const text = await raw(
      `GET ${ITEMS} HTTP/1.1\r\nHost: localhost\r\nX-Koe-Person: a\r\n\tSet-Cookie: x=1\r\nConnection: close\r\n\r\n`,
    );
    expect(text.toLowerCase()).not.toContain('set-cookie');
  });

  it('two lengths of one body are refused', async () => {
    const text = await raw(
      `POST ${PRODUCTS} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 400/);
  });

  it('a request without a Host is refused', async () => {
    expect(await raw(`GET ${ITEMS} HTTP/1.0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 403/);
  });
});

function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(api.port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('utf8')));
    socket.on('end', () => resolve(answer));
    socket.on('error', reject);
    socket.setTimeout(3_000, () => {
      socket.destroy();
      resolve(answer);
    });
  });
}
