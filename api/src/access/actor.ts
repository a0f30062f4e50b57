import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** Who acts: a person of the settings, or null for the very first write of an installation. */
export interface ActingPerson {
  readonly id: string | null;
  readonly name: string;
}

/** Who acts, by id, until sign-in is built. */
export const ACTOR_HEADER = 'x-koe-person';

const actors = new WeakMap<Request, ActingPerson>();

export function setActor(request: Request, actor: ActingPerson): void {
  actors.set(request, actor);
}

/** The person behind a write, as a handler's parameter. @throws Error on a route that only reads */
export const Actor = createParamDecorator((_: unknown, context: ExecutionContext): ActingPerson => {
  const actor = actors.get(context.switchToHttp().getRequest<Request>());
  if (actor === undefined) throw new Error('only a write has an actor');
  return actor;
});
