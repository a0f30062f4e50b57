import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { addToken, readToken, readTokens, revokeToken, type ApiToken } from '@koe/sql/queries/token/token';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import { drawToken } from '../access/token-secret.js';
import type { addToken as addRoute, Token } from '../contract/tokens.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';

const DAY_MS = 86_400_000;

/** Tokens for programs that read. Until there are roles, everybody sees all of them and may revoke any: the safe side. */
@Injectable()
export class TokensService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(): Promise<Token[]> {
    return (await readTokens(this.database)).map((token) => answerOf(token, this.clock.now()));
  }

  /** The only answer that ever holds the token itself. @throws ProblemError actor_required */
  add({ name, days }: InputOf<typeof addRoute>['body'], actor: ActingPerson): Promise<Token & { token: string }> {
    const { id: personId } = actor;
    if (personId === null) throw new ProblemError('actor_required', 'a token is made in the name of a person');
    const { token, hash, hint } = drawToken();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + days * DAY_MS);
    return promptTransaction(this.database, async (session) => {
      const added = await addToken(session, {
        id: randomUUID(),
        name,
        personId,
        hash,
        hint,
        createdAt: now,
        expiresAt,
      });
      const detail = { name, hint, expiresAt: expiresAt.toISOString() };
      await logChange(session, { personId, now }, { action: 'add', subject: `api_token:${added.id}`, detail });
      return { ...answerOf(added, now), token };
    });
  }

  /** Revoking twice is no failure: what was wanted is so. @throws ProblemError not_found */
  async revoke(id: string, actor: ActingPerson): Promise<void> {
    const now = this.clock.now();
    await promptTransaction(this.database, async (session) => {
      const revoked = await revokeToken(session, { id, personId: actor.id, now });
      if (revoked) {
        const detail = { name: revoked.name, hint: revoked.hint };
        const line = { action: 'revoke', subject: `api_token:${id}`, detail };
        await logChange(session, { personId: actor.id, now }, line);
      } else if (!(await readToken(session, id))) throw new ProblemError('not_found', 'there is no such token');
    });
  }
}

function answerOf(token: ApiToken, now: Date): Token {
  const { id, name, personId, hint, createdAt, expiresAt, lastUsedAt, revokedAt } = token;
  const ended = expiresAt.getTime() <= now.getTime();
  return {
    id,
    name,
    personId,
    hint,
    state: revokedAt !== null ? 'revoked' : ended ? 'expired' : 'active',
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
