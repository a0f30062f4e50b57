import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One route: everything that the controller checks, the dashboard types and the OpenAPI document print. */
export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  readonly method: Method;
  /** With `{name}` for path parameters. */
  readonly path: string;
  /** A POST that changes nothing: a question too long for an address. Needs nobody who acts. */
  readonly reads?: true;
  readonly summary: string;
  readonly tag: string;
  readonly params?: Params;
  /** Query parameters besides the filter's. */
  readonly query?: Query;
  /** Whether the route also takes the filter's parameters. */
  readonly filtered?: boolean;
  readonly body?: Body;
  /** Absent for 204 and for non-JSON answers. */
  readonly answer?: Answer;
  /** Media type of the answer when it is not JSON. */
  readonly media?: string;
  /** Media types of an answer whose format the caller chooses. */
  readonly mediaChoices?: readonly string[];
}

/** Keeps the exact types of a route's schemas. */
export function route<
  Params extends z.ZodType = z.ZodType<Record<string, never>>,
  Query extends z.ZodType = z.ZodType<Record<string, never>>,
  Body extends z.ZodType = z.ZodType<undefined>,
  Answer extends z.ZodType = z.ZodType<undefined>,
>(definition: Route<Params, Query, Body, Answer>): Route<Params, Query, Body, Answer> {
  return definition;
}
