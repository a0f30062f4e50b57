import { z } from 'zod';
import { route } from './route.js';

export const TOKEN_STATES = ['active', 'expired', 'revoked'] as const;

export const tokenSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** In whose name it reads. */
  personId: z.uuid(),
  /** Its first characters, by which it is known again. */
  hint: z.string(),
  state: z.enum(TOKEN_STATES),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** To the minute; null until it is used. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type Token = z.infer<typeof tokenSchema>;

export const TOKEN_DAYS = 90;
export const MOST_TOKEN_DAYS = 365;

const tag = 'tokens';

export const listTokens = route({
  method: 'GET',
  path: '/api/v1/tokens',
  summary: 'Every token for the read API with its state and last use; never the token itself',
  tag,
  answer: z.array(tokenSchema),
});

export const addToken = route({
  method: 'POST',
  path: '/api/v1/tokens',
  summary: 'Make a token with which a program reads in the name of the person who acts; it is told once only',
  tag,
  body: z.object({
    name: z.string().trim().min(1).max(100),
    /** Days until it ends. */
    days: z.number().int().min(1).max(MOST_TOKEN_DAYS).default(TOKEN_DAYS),
  }),
  answer: tokenSchema.extend({
    /** `koe_…`: 256 random bits. Only its hash is kept, so nobody can tell it again. */
    token: z.string(),
  }),
});

export const revokeToken = route({
  method: 'DELETE',
  path: '/api/v1/tokens/{id}',
  summary: 'Revoke a token at once and for ever',
  tag,
  params: z.object({ id: z.uuid() }),
});
