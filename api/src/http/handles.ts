import { applyDecorators, HttpCode, RequestMapping, RequestMethod } from '@nestjs/common';
import type { Method, Route } from '../contract/route.js';

const METHODS: Readonly<Record<Method, RequestMethod>> = {
  GET: RequestMethod.GET,
  POST: RequestMethod.POST,
  PUT: RequestMethod.PUT,
  PATCH: RequestMethod.PATCH,
  DELETE: RequestMethod.DELETE,
};

/** Ties a controller's method to a route of the contract: method, path and status come from there. */
export function Handles(route: Route): MethodDecorator {
  return applyDecorators(
    RequestMapping({ method: METHODS[route.method], path: route.path.replace(/\{(\w+)\}/g, ':$1') }),
    HttpCode(statusOf(route)),
  );
}

/** 204 when there is nothing to say, else 200. */
export function statusOf(route: Route): number {
  return route.answer === undefined && route.media === undefined && route.mediaChoices === undefined ? 204 : 200;
}
