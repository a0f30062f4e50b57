import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getFacts, listMetrics } from '@koe/api/contract/cube';
import { listItems } from '@koe/api/contract/items';
import { Cube } from '@koe/sql/domain/cube/cube';
import { decodeBlock } from '@koe/sql/domain/cube/decode';
import { parseFilter } from '@koe/sql/domain/filter';
import { measure } from '@koe/sql/domain/metric/measure';
import { METRICS } from '@koe/sql/domain/metric/registry';
import { readBlock } from '@koe/sql/queries/cube/block';
import { readManifest } from '@koe/sql/queries/cube/manifest';
import { packDirty } from '@koe/jobs/test-only/pipeline/pack.step';
import { declareDimensions, writeSomeItems } from '../../sql/queries/some-items.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

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

const FILTERS = [
  '',
  'channel=survey&channel=email',
  'from=2026-03-02&to=2026-03-09',
  'seg.plan=gold&sentiment=!negative',
  'theme=1&lang=ja',
];

describe('facts', () => {
  it.each(METRICS.map(({ id }) => id))(
    'of %s are what the kernel measures, under any filter and grouping',
    async (metric) => {
      for (const filter of FILTERS)
        for (const by of ['none', 'week', 'channel', 'theme', 'seg.area'] as const) {
          const answer = await api.call(`/api/v1/facts?metric=${metric}&by=${by}&${filter}`);
          const { facts } = answerOf(getFacts, answer);
          const expected = measure(cube, { metric, by, filter: parseFilter(new URLSearchParams(filter)), asOf });
          expect(facts.map(({ taxonomy: _, ...fact }) => fact)).toEqual(JSON.parse(JSON.stringify(expected)));
        }
    },
  );

  it('of a text query count what the list lists', async () => {
    for (const q of ['配送', 'support', '話']) {
      const { facts } = answerOf(getFacts, await api.call(`/api/v1/facts?metric=volume&q=${encodeURIComponent(q)}`));
      const { total } = answerOf(listItems, await api.call(`/api/v1/items?q=${encodeURIComponent(q)}`));
      expect(facts[0]?.value).toBe(total);
      expect(total).toBeGreaterThan(0);
    }
  });

  it('say which evidence opens their items', async () => {
    const { facts } = answerOf(getFacts, await api.call('/api/v1/facts?metric=volume&by=channel&priority=P1'));
    expect(facts.length).toBeGreaterThan(1);
    for (const fact of facts) expect(fact.evidence).toEqual({ priority: ['P1'], channel: [fact.group?.key] });
  });

  it('refuse what there is not', async () => {
    problemIn(await api.call('/api/v1/facts?metric=happiness'), 'invalid_request');
    problemIn(await api.call('/api/v1/facts?metric=nps&variant=none'), 'invalid_request');
    problemIn(await api.call('/api/v1/facts?metric=nps&by=colour'), 'invalid_request');
    problemIn(await api.call('/api/v1/facts?metric=nps&by=seg.colour'), 'invalid_request');
    problemIn(await api.call('/api/v1/facts?metric=nps&weigh=twice'), 'invalid_request');
    problemIn(await api.call('/api/v1/facts'), 'invalid_request');
  });
});

it('every metric is listed with its words', async () => {
  const metrics = answerOf(listMetrics, await api.call('/api/v1/metrics'));
  expect(metrics.map(({ id }) => id)).toEqual(METRICS.map(({ id }) => id));
});
