import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { isRead } from './is-read.js';
import { ProblemError } from './problem-error.js';

const MOST_CALLERS = 10_000;

/**
 * Refuses writes beyond so many a minute from one address: a bucket that fills evenly.
 * @param perMinute also the size of the bucket, so a burst of a minute's worth passes
 */
export function writeLimit(perMinute: number): RequestHandler {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (request: Request, response: Response, next: NextFunction) => {
    if (isRead(request)) {
      next();
      return;
    }
    const now = performance.now();
    const caller = request.socket.remoteAddress ?? '';
    const bucket = buckets.get(caller) ?? { tokens: perMinute, at: now };
    const tokens = Math.min(perMinute, bucket.tokens + ((now - bucket.at) / 60_000) * perMinute);
    if (buckets.size >= MOST_CALLERS) buckets.clear();
    if (tokens < 1) {
      buckets.set(caller, { tokens, at: now });
      response.setHeader('retry-after', Math.ceil(((1 - tokens) * 60) / perMinute));
      next(new ProblemError('rate_limited', 'too many changes in a minute; wait a little'));
      return;
    }
    buckets.set(caller, { tokens: tokens - 1, at: now });
    next();
  };
}
