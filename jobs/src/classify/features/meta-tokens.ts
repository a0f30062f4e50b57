import type { Channel, Score } from '@koe/sql/domain/item';
import { hashOf, SEED_META } from './hash.js';

/** What is known about a text beside its words. */
export interface TextContext {
  readonly channel?: Channel | null;
  readonly scores?: readonly Score[];
  readonly question?: string | null;
}

/** Steps a score is told in: enough for every usual scale, few enough to be learnt. */
const STEPS = 5;

/** Metadata tokens of a text, the same in training and in use: channel, question, and each score as a fifth of its scale. */
export function metaTokens({ channel, scores, question }: TextContext): string[] {
  const tokens: string[] = [];
  if (channel) tokens.push(`channel=${channel}`);
  if (question) tokens.push(`question=${question.normalize('NFKC').trim().toLowerCase().slice(0, 200)}`);
  for (const { kind, value, min, max } of scores ?? []) {
    if (!(max > min)) continue;
    const share = Math.min(1, Math.max(0, (value - min) / (max - min)));
    tokens.push(`${kind}=${Math.min(STEPS - 1, Math.floor(share * STEPS))}`);
  }
  return tokens;
}

/** Key of a metadata token, as an n-gram has one. */
export function metaKey(token: string): number {
  return hashOf(SEED_META, token) || 1;
}
