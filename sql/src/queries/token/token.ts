import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A token with which a program reads in a person's name. What the token itself is nobody can read here. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  readonly personId: string;
  /** The token's first characters. */
  readonly hint: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

const COLUMNS = `token_id as id, name, person_id as "personId", hint, created_at as "createdAt", expires_at as "expiresAt",
  last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;

const all = statement('tokens', `select ${COLUMNS} from api_token order by created_at desc, token_id`);
const byHash = statement(
  'token by hash',
  `select ${COLUMNS}, (select p.name from person p where p.person_id = t.person_id) as "personName"
   from api_token t where hash = :hash`,
);
const insert = statement(
  'add token',
  `insert into api_token (token_id, name, person_id, hash, hint, created_at, expires_at)
   values (:id, :name, :personId, :hash, :hint, :createdAt, :expiresAt)
   returning ${COLUMNS}`,
);
const revoke = statement(
  'revoke token',
  `update api_token set revoked_at = :now, revoked_by = :personId where token_id = :id and revoked_at is null returning ${COLUMNS}`,
);
const byId = statement('token', `select ${COLUMNS} from api_token where token_id = :id`);
// one write a minute at most, however often a notebook asks
const used = statement(
  'note use of token',
  `update api_token set last_used_at = :now
   where token_id = :id and (last_used_at is null or last_used_at < :now::timestamptz - interval '1 minute')`,
);

/** Every token that was ever made, the newest first. */
export function readTokens(session: Session): Promise<ApiToken[]> {
  return session.run<ApiToken>(all);
}

export async function readToken(session: Session, id: string): Promise<ApiToken | undefined> {
  const [token] = await session.run<ApiToken>(byId, { id });
  return token;
}

/** @param hash SHA-256 of the token */
export async function findToken(
  session: Session,
  hash: Buffer,
): Promise<(ApiToken & { readonly personName: string }) | undefined> {
  const [token] = await session.run<ApiToken & { readonly personName: string }>(byHash, { hash });
  return token;
}

export async function addToken(
  session: Session,
  token: Omit<ApiToken, 'lastUsedAt' | 'revokedAt'> & { readonly hash: Buffer },
): Promise<ApiToken> {
  const [added] = await session.run<ApiToken>(insert, { ...token });
  if (!added) throw new Error('a token was added and not returned');
  return added;
}

/** @returns undefined when there is none, or it was revoked before */
export async function revokeToken(
  session: Session,
  revocation: { readonly id: string; readonly personId: string | null; readonly now: Date },
): Promise<ApiToken | undefined> {
  const [token] = await session.run<ApiToken>(revoke, { ...revocation });
  return token;
}

export async function noteTokenUse(session: Session, id: string, now: Date): Promise<void> {
  await session.run(used, { id, now });
}
