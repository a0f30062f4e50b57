import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerCube, type CubeRequestInput } from '@koe/api/contract/cube-answers';
import { answerOne } from '@koe/sql/domain/analysis/answer';
import type { FactRequest } from '@koe/sql/domain/analysis/request';
import { Cube } from '@koe/sql/domain/cube/cube';
import { decodeBlock } from '@koe/sql/domain/cube/decode';
import type { CountQuery } from '@koe/sql/domain/cube/query';
import type { Filter } from '@koe/sql/domain/filter';
import { readBlock } from '@koe/sql/queries/cube/block';
import { readManifest } from '@koe/sql/queries/cube/manifest';
import { packDirty } from '@koe/jobs/test-only/pipeline/pack.step';
import { declareDimensions, writeSomeItems } from '../../sql/queries/some-items.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type Answer, type TestApi } from '../start-api.js';

let api: TestApi;
let cube: Cube;
let asOf: string;
beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-03-20T00:00:00Z') } });
  const { database } = api.runtime;
  await declareDimensions(database);
  await writeSomeItems(database, 200, 11);
  await packDirty(api.runtime, new AbortController().signal);
  const manifest = await readManifest(database, new Date());
  asOf = manifest.asOf;
  cube = new Cube(manifest);
  for (const { hash } of manifest.blocks)
    cube.append(hash, decodeBlock((await readBlock(database, hash)) ?? new Uint8Array()));
});
afterAll(() => api.close());

const ask = (body: unknown, anonymous = true): Promise<Answer> =>
  api.call(answerCube.path, { method: 'POST', body, anonymous });
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const QUERIES: readonly CountQuery[] = [
  { by: ['day', 'intent'], except: ['intent'] },
  { by: ['theme', 'tone'], except: ['theme'] },
  { by: ['seg.plan', 'channel'], weigh: 'once' },
  { by: [] },
  { by: ['week'], except: ['date'] },
];
const FACTS: readonly FactRequest[] = [
  { kind: 'fact', measure: { metric: 'csat', by: 'week' } },
  { kind: 'fact', measure: { metric: 'volume' }, filter: { from: '2026-02-01', to: '2026-02-20' } },
  { kind: 'fact', measure: { metric: 'theme_share', by: 'theme' }, filter: {} },
];
const FILTERS: readonly Filter[] = [
  {},
  { channel: ['survey', 'email'], seg: { plan: ['gold', '!silver'] } },
  { from: '2026-03-02', to: '2026-03-09', sentiment: ['!negative'] },
  { theme: ['1'], lang: ['ja'] },
];

describe('answers of the cube', () => {
  it('are those of the kernel, in the order of the requests, and need nobody who acts', async () => {
    for (const filter of FILTERS) {
      const counts = cube.countUnder(filter, QUERIES);
      const requests = [
        ...QUERIES.map((query) => ({ kind: 'count', query })),
        ...FACTS,
        { kind: 'analysis', name: 'theme_priorities', params: {}, filter: { from: '2026-03-01', to: '2026-03-14' } },
      ];
      const { results } = answerOf(answerCube, await ask({ filter, requests }));
      expect(results.slice(0, QUERIES.length)).toEqual(
        counts.map(({ values, ...rest }) => ({ ...rest, values: [...values] })),
      );
      const facts = FACTS.map((request) => answerOne(cube, { filter, asOf }, request));
      expect(results.slice(QUERIES.length, -1)).toEqual(plain(facts));
      const ranked = answerOne(
        cube,
        { filter: { from: '2026-03-01', to: '2026-03-14' }, asOf },
        { kind: 'analysis', name: 'theme_priorities', params: {} },
      );
      expect(results.at(-1)).toEqual(plain(ranked));
    }
  });

  it('count near-duplicates as the call says where a request does not', async () => {
    const requests: CubeRequestInput[] = [
      { kind: 'count', query: { by: [] } },
      { kind: 'count', query: { by: [], weigh: 'each' } },
      { kind: 'fact', measure: { metric: 'volume' } },
    ];
    const { results } = answerOf(answerCube, await ask({ requests, weigh: 'once' }));
    const [once, each] = cube.countUnder({}, [{ by: [], weigh: 'once' }, { by: [] }]).map(({ total }) => total);
    expect(results).toMatchObject([{ total: once }, { total: each }, [{ value: once }]]);
  });

  it('find texts, under the filter and under one of a request alone', async () => {
    const q = '配送';
    const volume = { kind: 'fact', measure: { metric: 'volume' } } as const;
    const { results } = answerOf(answerCube, await ask({ filter: { q }, requests: [volume] }));
    const own = answerOf(answerCube, await ask({ requests: [{ ...volume, filter: { q } }] }));
    expect(own.results).toEqual(results);
    expect(results).toMatchObject([[{ n: expect.any(Number) as number }]]);
    const two = { filter: { q: 'support' }, requests: [{ ...volume, filter: { q } }] };
    expect(problemIn(await ask(two), 'invalid_request').fields?.[0]?.field).toBe('requests.0');
  });
});

describe('a question that cannot be answered', () => {
  const count = { kind: 'count', query: { by: [] } };
  it.each([
    ['filter.theme', { filter: { theme: ['x'] }, requests: [count] }, 'invalid_filter'],
    ['filter.seg.colour', { filter: { seg: { colour: ['red'] } }, requests: [count] }, 'invalid_filter'],
    ['filter', { filter: { colour: ['red'] }, requests: [count] }, 'invalid_request'],
    ['filter.to', { filter: { from: '2026-03-02', to: '2026-03-01' }, requests: [count] }, 'invalid_filter'],
    ['requests', { requests: [] }, 'invalid_request'],
    ['requests', { requests: Array.from({ length: 65 }, () => count) }, 'invalid_request'],
    ['requests.1.query.by.0', { requests: [count, { kind: 'count', query: { by: ['colour'] } }] }, 'invalid_request'],
    ['requests.0', { requests: [{ kind: 'count', query: { by: ['theme', 'day', 'week'] } }] }, 'invalid_request'],
    ['requests.0', { requests: [{ kind: 'count', query: { by: ['day', 'week'] } }] }, 'invalid_request'],
    ['requests.1', { requests: [count, { kind: 'fact', measure: { metric: 'luck' } }] }, 'invalid_request'],
    ['requests.0.name', { requests: [{ kind: 'analysis', name: 'luck', params: {} }] }, 'invalid_request'],
    ['requests.0', { requests: [{ kind: 'analysis', name: 'theme_priorities', params: {} }] }, 'invalid_request'],
    [
      'requests.0',
      {
        filter: { from: '2026-03-01', to: '2026-03-14' },
        requests: [{ kind: 'analysis', name: 'theme_priorities', params: { goalFit: 7, weights: 'heavy' } }],
      },
      'invalid_request',
    ],
  ] as const)('says that it is %s', async (field, body, code) => {
    const problem = problemIn(await ask(body), code);
    expect(problem.fields?.[0]?.field.startsWith(field)).toBe(true);
    // and the next question is answered
    answerOf(answerCube, await ask({ requests: [count] }));
  });
});
