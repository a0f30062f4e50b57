import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { z } from 'zod';
import { FilterError, parseFilter, type Filter } from '@koe/sql/domain/filter';
import type { Route } from '../contract/route.js';
import { isStorable } from './body.js';
import { ProblemError } from './problem-error.js';

/** What a handler is given: everything that a route takes, checked. */
export type InputOf<R> =
  R extends Route<infer Params, infer Query, infer Body, z.ZodType>
    ? {
        readonly params: z.output<Params>;
        readonly query: z.output<Query>;
        readonly body: z.output<Body>;
        /** Empty for routes that take no filter. */
        readonly filter: Filter;
      }
    : never;

/** The checked input of a route, as a handler's parameter. @throws ProblemError or FilterError naming what is wrong */
export const Input = createParamDecorator((route: Route, context: ExecutionContext): unknown =>
  readInput(route, context.switchToHttp().getRequest<Request>()),
);

export function readInput(route: Route, request: Request): unknown {
  const search = new URLSearchParams(request.originalUrl.split('?').slice(1).join('?'));
  for (const [name, value] of search)
    if (!isStorable(name) || !isStorable(value)) refuse(route, name, 'holds a character that is not accepted');
  return {
    params: check(route.params, request.params),
    query: check(route.query, valuesOf(search)),
    filter: route.filtered === true ? readFilter(search) : {},
    body: check(route.body, request.body),
  };
}

function refuse(route: Route, field: string, message: string): never {
  if (route.filtered === true) throw new FilterError(field, `${field} ${message}`);
  throw new ProblemError('invalid_request', `${field} ${message}`, [{ field, message }]);
}

function readFilter(search: URLSearchParams): Filter {
  for (const edge of ['from', 'to', 'q'])
    if (search.getAll(edge).length > 1) throw new FilterError(edge, `${edge} may be given once only`);
  if (search.has('seg.__proto__')) throw new FilterError('seg.__proto__', 'there is no dimension "__proto__"');
  return parseFilter(search);
}

/** Query parameters as an object: a text for one, a list for several of one name. */
function valuesOf(search: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(search.keys())];
  const entries = names.map((name) => {
    const values = search.getAll(name);
    return [name, values.length === 1 ? values[0] : values] as const;
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

function check(schema: z.ZodType | undefined, value: unknown): unknown {
  if (schema === undefined) return undefined;
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const fields = checked.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message }));
  const first = fields[0];
  throw new ProblemError(
    'invalid_request',
    first?.field ? `${first.field}: ${first.message}` : (first?.message ?? ''),
    fields,
  );
}
