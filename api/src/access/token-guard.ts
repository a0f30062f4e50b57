import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { findToken, noteTokenUse, type ApiToken } from '@koe/sql/queries/token/token';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { isRead } from '../http/is-read.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';
import { ReadLimit } from './read-limit.js';
import { setReader } from './reader.js';
import { hashOf, looksLikeToken } from './token-secret.js';

/** Requests a minute that one token may make: a number given from outside. */
export const READS_PER_MINUTE = Symbol('reads per minute');

const REMEDY = 'make a new one under Settings, Tokens';

/** A request with a token reads in the name of its maker; one whose token is wrong is refused, not read as nobody's. */
@Injectable()
export class TokenGuard implements CanActivate {
  private readonly limit: ReadLimit;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(READS_PER_MINUTE) readsPerMinute: number,
  ) {
    this.limit = new ReadLimit(readsPerMinute);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const { authorization } = request.headers;
    // what a proxy in front asks for, such as Basic, is none of ours
    if (authorization === undefined || !/^Bearer\b/i.test(authorization)) return true;
    const response = context.switchToHttp().getResponse<Response>();
    try {
      const token = await this.read(authorization, `address ${request.socket.remoteAddress ?? ''}`);
      this.count(`token ${token.id}`);
      if (!isRead(request))
        throw new ProblemError('not_allowed', 'a token only reads; changes are made by a person on the screen');
      setReader(request, token.personId);
      await noteTokenUse(this.database, token.id, this.clock.now());
      return true;
    } catch (error) {
      if (error instanceof Waiting) {
        response.setHeader('retry-after', error.seconds);
        throw new ProblemError('rate_limited', `too many requests in a minute; wait ${error.seconds} s`);
      }
      if (error instanceof ProblemError && error.code === 'token_refused')
        response.setHeader('www-authenticate', 'Bearer realm="Koe", error="invalid_token"');
      throw error;
    }
  }

  /** @throws ProblemError token_refused with the reason and the remedy */
  private async read(authorization: string, caller: string): Promise<ApiToken> {
    const text = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
    if (text === undefined) throw new ProblemError('token_refused', 'the Authorization header must read: Bearer koe_…');
    const token = looksLikeToken(text) ? await findToken(this.database, hashOf(text)) : undefined;
    if (!token) {
      this.count(caller);
      throw new ProblemError('token_refused', `this token is not known here; copy it again, or ${REMEDY}`);
    }
    const { revokedAt, expiresAt } = token;
    if (revokedAt !== null)
      throw new ProblemError('token_refused', `this token was revoked on ${dayOf(revokedAt)}; ${REMEDY}`);
    if (expiresAt.getTime() <= this.clock.now().getTime())
      throw new ProblemError('token_refused', `this token expired on ${dayOf(expiresAt)}; ${REMEDY}`);
    return token;
  }

  /** @throws Waiting */
  private count(caller: string): void {
    const seconds = this.limit.take(caller);
    if (seconds > 0) throw new Waiting(seconds);
  }
}

class Waiting extends Error {
  constructor(readonly seconds: number) {
    super('too many requests');
  }
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
