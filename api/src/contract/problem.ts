import { z } from 'zod';

/** Closed set of problem codes (RFC 9457 `type` is `urn:koe:problem:<code>`), with the HTTP status each has. */
export const PROBLEM_CODES = {
  invalid_request: 400,
  invalid_filter: 400,
  actor_required: 400,
  token_refused: 401,
  not_allowed: 403,
  foreign_origin: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  invalid_config: 422,
  source_failed: 422,
  rate_limited: 429,
  internal: 500,
  not_ready: 503,
  timed_out: 504,
} as const;
export type ProblemCode = keyof typeof PROBLEM_CODES;

export const problemSchema = z.object({
  type: z.string(),
  /** One of PROBLEM_CODES. */
  code: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** What is wrong and what to do, for people. */
  detail: z.string().optional(),
  /** The fields that are wrong, each with its reason. */
  fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
