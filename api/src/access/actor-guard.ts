import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { PersonEntity } from '@koe/sql/entities/person';
import { isRead } from '../http/is-read.js';
import { ProblemError } from '../http/problem-error.js';
import { ENTITIES } from '../world/world.js';
import { ACTOR_HEADER, setActor } from './actor.js';

/** The signed link of a mail says who: whoever opens it is not signed in. */
const SIGNED = /^\/unsubscribe\/[\w-]+$/;

const FIRST_PERSON = '/api/v1/settings/people';

/** Until sign-in is built, every write names who acts; the only place that decides what that person may do. */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(@Inject(ENTITIES) private readonly entities: DataSource) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    if (isRead(request) || SIGNED.test(request.path)) return true;
    const people = this.entities.getRepository(PersonEntity);
    const id = z.uuid().safeParse(request.headers[ACTOR_HEADER]);
    const person = id.success ? await people.findOneBy({ id: id.data }) : null;
    if (person !== null) {
      setActor(request, { id: person.id, name: person.name });
      return true;
    }
    // somebody must be the first: nobody could name a person who does not exist yet
    if (request.method === 'POST' && request.path === FIRST_PERSON && !(await people.exists())) {
      setActor(request, { id: null, name: '' });
      return true;
    }
    throw new ProblemError(
      'actor_required',
      'choose who acts: X-Koe-Person must hold the id of a person of the settings',
    );
  }
}
