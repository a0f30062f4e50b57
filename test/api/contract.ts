import type { z } from 'zod';
import { PROBLEM_CODES, problemSchema, type Problem, type ProblemCode } from '@koe/api/contract/problem';
import type { Route } from '@koe/api/contract/route';
import type { Answer } from './start-api.js';

/** The answer of a route, checked against the contract. @throws Error when it is no such answer */
export function answerOf<Body extends z.ZodType>(
  route: Route<z.ZodType, z.ZodType, z.ZodType, Body>,
  answer: Answer,
): z.output<Body> {
  if (answer.status !== 200)
    throw new Error(`${route.method} ${route.path}: ${answer.status} ${answer.text.slice(0, 500)}`);
  if (route.answer === undefined) throw new Error(`${route.path} answers nothing`);
  return route.answer.parse(answer.json);
}

/** The problem of an answer, with the status and the media type that its code must have. @throws Error when it is none */
export function problemIn(answer: Answer, code: ProblemCode): Problem {
  const problem = problemSchema.safeParse(answer.json);
  if (!problem.success) throw new Error(`no problem but ${answer.status} ${answer.text.slice(0, 300)}`);
  const expected = { code, status: PROBLEM_CODES[code], type: `urn:koe:problem:${code}` };
  const { code: found, status, type } = problem.data;
  if (found !== code || status !== expected.status || answer.status !== status || type !== expected.type)
    throw new Error(`expected ${code}, found ${answer.status} ${answer.text.slice(0, 300)}`);
  if (!answer.headers['content-type']?.startsWith('application/problem+json')) throw new Error('not problem+json');
  if (problem.data.requestId !== answer.headers['x-request-id']) throw new Error('the request id differs');
  return problem.data;
}
