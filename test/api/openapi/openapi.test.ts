import { randomUUID } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { getReady } from '@koe/api/contract/events';
import { PROBLEM_CODES } from '@koe/api/contract/problem';
import type { Route } from '@koe/api/contract/route';
import { ROUTES } from '@koe/api/contract/routes';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type TestApi } from '../start-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** Routes that programs and the dashboard call; the link of a mail leads to a page, whose faults are pages. */
const CALLED = ROUTES.filter(({ path }) => path.startsWith('/api/'));
/** Whether it can be asked without saying what for. */
const needsNothing = ({ query }: Route): boolean => query === undefined || query.safeParse({}).success;
/** None of these fields is of a kind that any route takes. */
const WRONG = {
  ...{ name: 7, key: [], state: {}, type: null, config: 1 },
  ...{ ids: 7, heldOn: 7, plannedMinutes: 'x' },
};
const name = ({ method, path }: Route): string => `${method} ${path}`;
const fill = (path: string, value: string): string => path.replace(/\{\w+\}/g, value);
/** A path whose parameters are all right, so that something else can be wrong. */
const rightPath = ({ path }: Route): string =>
  path
    .replace('{hash}', '0'.repeat(64))
    .replace('/themes/{id}', '/themes/1')
    .replace(/\{\w+\}/g, randomUUID());

describe('every route', () => {
  it.each(CALLED.filter(({ params }) => params !== undefined).map((route) => [name(route), route] as const))(
    '%s refuses a path parameter that is none',
    async (_, route) => {
      problemIn(
        await api.call(fill(route.path, 'not-an-id'), { method: route.method, body: route.body ? {} : undefined }),
        'invalid_request',
      );
    },
  );

  it.each(ROUTES.filter(({ body }) => body !== undefined).map((route) => [name(route), route] as const))(
    '%s refuses a body of the wrong shape and names its fields',
    async (_, route) => {
      for (const body of [WRONG, 'null', '[]']) {
        const problem = problemIn(await api.call(rightPath(route), { method: route.method, body }), 'invalid_request');
        if (typeof body === 'object') expect(problem.fields?.length).toBeGreaterThan(0);
      }
    },
  );

  it.each(ROUTES.filter(({ filtered }) => filtered === true).map((route) => [name(route), route] as const))(
    '%s refuses a filter that cannot be read',
    async (_, route) => {
      problemIn(await api.call(`${rightPath(route)}?metric=nps&theme=x`), 'invalid_filter');
    },
  );

  it.each(
    CALLED.filter(({ method, reads }) => method !== 'GET' && reads !== true).map(
      (route) => [name(route), route] as const,
    ),
  )('%s needs to know who acts', async (_, route) => {
    problemIn(await api.call(rightPath(route), { method: route.method, body: {}, anonymous: true }), 'actor_required');
  });

  it.each(
    ROUTES.filter(
      (route) =>
        route.method === 'GET' &&
        !route.params &&
        route.answer &&
        needsNothing(route) &&
        !route.path.includes('/search'),
    ).map((route) => [name(route), route] as const),
  )('%s answers as the contract says, also in an empty installation', async (_, route) => {
    answerOf(route, await api.call(route.path, { headers: { 'x-koe-person': api.personId } }));
  });
});

describe('the OpenAPI document', () => {
  const documentSchema = z.object({
    openapi: z.literal('3.1.0'),
    paths: z.record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          operationId: z.string(),
          parameters: z.array(z.object({ name: z.string(), in: z.string(), schema: z.unknown() })),
          responses: z.record(
            z.string(),
            z.object({ description: z.string(), content: z.record(z.string(), z.unknown()).optional() }),
          ),
        }),
      ),
    ),
  });

  it('holds every route, with its parameters, the filter, and problems', async () => {
    const document = documentSchema.parse((await api.call('/api/openapi.json')).json);
    const ids = new Set<string>();
    for (const route of ROUTES) {
      const operation = document.paths[route.path]?.[route.method.toLowerCase()];
      expect(operation, name(route)).toBeDefined();
      ids.add(operation?.operationId ?? '');
      const names = operation?.parameters.map((parameter) => parameter.name) ?? [];
      for (const [, parameter] of route.path.matchAll(/\{(\w+)\}/g)) expect(names).toContain(parameter);
      if (route.filtered) expect(names).toEqual(expect.arrayContaining(['from', 'to', 'theme', 'seg.NAME', 'q']));
      const problem = operation?.responses['default'];
      expect(problem?.content).toHaveProperty('application/problem+json');
      for (const code of Object.keys(PROBLEM_CODES)) expect(problem?.description).toContain(code);
    }
    expect(ids.size).toBe(ROUTES.length);
  });

  it('is valid OpenAPI 3.1, by a reader that is not ours', async () => {
    const validator = new Validator();
    const checked = await validator.validate(JSON.parse((await api.call('/api/openapi.json')).text));
    expect(checked.errors).toBeUndefined();
    expect([checked.valid, validator.version]).toEqual([true, '3.1']);
  });

  it('says which routes a token opens: every one that only reads, and no other', async () => {
    const { paths } = z
      .object({
        paths: z.record(
          z.string(),
          z.record(z.string(), z.object({ security: z.array(z.record(z.string(), z.array(z.string()))) })),
        ),
      })
      .parse((await api.call('/api/openapi.json')).json);
    for (const route of ROUTES) {
      const security = paths[route.path]?.[route.method.toLowerCase()]?.security;
      const opens = security?.some((way) => 'token' in way) ?? false;
      expect(opens, name(route)).toBe(route.method === 'GET' || route.reads === true);
    }
  });
});

it('is not ready while its tables are missing', async () => {
  const { database } = api.runtime;
  answerOf(getReady, await api.call('/health/ready'));
  await database.query('alter table item_index rename to item_index_elsewhere');
  problemIn(await api.call('/health/ready'), 'not_ready');
  await database.query('alter table item_index_elsewhere rename to item_index');
});
