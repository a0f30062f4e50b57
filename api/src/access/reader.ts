import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { ACTOR_HEADER } from './actor.js';

const readers = new WeakMap<Request, string>();

/** The person in whose name a token reads. */
export function setReader(request: Request, personId: string): void {
  readers.set(request, personId);
}

/**
 * Who reads, as far as it is known: the person whose token it is, else who is named in `X-Koe-Person`; null for nobody. Until
 * sign-in is built the header is believed, so this decides what is shown first, never what may be seen.
 */
export const Reader = createParamDecorator((_: unknown, context: ExecutionContext): string | null => {
  const request = context.switchToHttp().getRequest<Request>();
  return readers.get(request) ?? z.uuid().safeParse(request.headers[ACTOR_HEADER]).data ?? null;
});
