import { z } from 'zod';
import { FILTER_FIELDS } from '@koe/sql/domain/filter';
import { PROBLEM_CODES, problemSchema } from '../contract/problem.js';
import type { Route } from '../contract/route.js';
import { ROUTES } from '../contract/routes.js';
import { statusOf } from '../http/handles.js';
import { Schemas, type JsonObject } from './schemas.js';

const FILTER_PARAMETERS: readonly JsonObject[] = [
  { name: 'from', in: 'query', description: 'First local day, inclusive', schema: { type: 'string', format: 'date' } },
  { name: 'to', in: 'query', description: 'Last local day, inclusive', schema: { type: 'string', format: 'date' } },
  ...FILTER_FIELDS.map((name) => ({
    name,
    in: 'query',
    description: 'Repeated values mean OR; a leading ! means not; - means none',
    schema: { type: 'array', items: { type: 'string' } },
    style: 'form',
    explode: true,
  })),
  {
    name: 'seg.NAME',
    in: 'query',
    description: 'A declared dimension by its name, such as seg.plan; values as for the others',
    schema: { type: 'array', items: { type: 'string' } },
    style: 'form',
    explode: true,
  },
  {
    name: 'q',
    in: 'query',
    description:
      'Words that must all occur; "…" or 「…」 holds words that stand together, -word or NOT word must not occur, OR (|, または) between two words asks for either and binds closer than the space, brackets group',
    schema: { type: 'string', maxLength: 200 },
  },
];

const ACTOR_PARAMETER: JsonObject = {
  name: 'X-Koe-Person',
  in: 'header',
  required: true,
  description: 'Id of the person of the settings who acts',
  schema: { type: 'string', format: 'uuid' },
};

const TOKEN_SCHEME: JsonObject = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'koe_…',
  description: 'A token made under Settings, Tokens. It reads in the name of its maker until it expires or is revoked.',
};

/** The OpenAPI 3.1 document of all routes of the contract. */
export function openApiDocument(): JsonObject {
  const schemas = new Schemas();
  const problem = schemas.of(problemSchema, 'output');
  const paths: Record<string, JsonObject> = {};
  for (const route of ROUTES)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, schemas) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Koe',
      version: '1',
      description:
        'Voice of the customer. Every error is a problem (RFC 9457) whose code is one of a closed set. Programs read with a token (Settings, Tokens); changes are made by people, each naming who acts.',
    },
    paths,
    components: { schemas: { Problem: problem, ...schemas.components }, securitySchemes: { token: TOKEN_SCHEME } },
  };
}

function operation(route: Route, schemas: Schemas): JsonObject {
  const writes = route.method !== 'GET' && route.reads !== true;
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[^a-zA-Z0-9]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? '')}`,
    summary: route.summary,
    tags: [route.tag],
    // reads are open to whoever reaches the server, and to tokens; a token never writes
    security: writes ? [{}] : [{}, { token: [] }],
    parameters: [
      ...parametersOf(route.params, 'path', schemas),
      ...parametersOf(route.query, 'query', schemas),
      ...(route.filtered === true ? FILTER_PARAMETERS : []),
      ...(writes ? [ACTOR_PARAMETER] : []),
    ],
    ...(route.body === undefined
      ? {}
      : {
          requestBody: { required: true, content: { 'application/json': { schema: schemas.of(route.body, 'input') } } },
        }),
    responses: { [statusOf(route)]: answerOf(route, schemas), default: problemAnswer() },
  };
}

function answerOf(route: Route, schemas: Schemas): JsonObject {
  if (route.answer !== undefined)
    return {
      description: route.summary,
      content: { 'application/json': { schema: schemas.of(route.answer, 'output') } },
    };
  const media = route.mediaChoices ?? (route.media === undefined ? [] : [route.media]);
  if (media.length > 0)
    return { description: route.summary, content: Object.fromEntries(media.map((type) => [type, {}])) };
  return { description: 'Done' };
}

function problemAnswer(): JsonObject {
  const codes = Object.entries(PROBLEM_CODES).map(([code, status]) => `${code} (${status})`);
  return {
    description: `A problem: ${codes.join(', ')}`,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', schemas: Schemas): JsonObject[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const { properties = {}, required = [] } = z
    .object({ properties: z.record(z.string(), z.unknown()).optional(), required: z.array(z.string()).optional() })
    .parse(schemas.of(schema, 'input'));
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
}
