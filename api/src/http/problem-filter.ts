import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { PROBLEM_CODES, type Problem } from '../contract/problem.js';
import { ProblemError } from './problem-error.js';
import { problemOf } from './problem-of.js';
import { requestIdOf } from './request-id.js';

/** Answers every error as problem+json with one of the closed codes; what nobody expected is logged and told as `internal`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const requestId = requestIdOf(response);
    let problem = problemOf(error);
    if (problem === null) {
      this.log.error({ err: error, requestId, method: request.method, path: request.path }, 'unexpected error');
      problem = new ProblemError('internal', `something went wrong here; the log names it under ${requestId}`);
    }
    writeProblem(response, problem);
  }
}

/** An answer that has already begun is cut off, so that nobody takes a part for the whole. */
function writeProblem(response: Response, problem: ProblemError): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = PROBLEM_CODES[problem.code];
  const body: Problem = {
    type: `urn:koe:problem:${problem.code}`,
    code: problem.code,
    title: problem.code.replaceAll('_', ' '),
    status,
    detail: problem.detail,
    ...(problem.fields.length > 0 ? { fields: [...problem.fields] } : {}),
    requestId: requestIdOf(response),
  };
  const bytes = Buffer.from(JSON.stringify(body));
  response.status(status);
  response.removeHeader('etag');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-type', 'application/problem+json; charset=utf-8');
  response.setHeader('content-length', bytes.length);
  response.end(bytes);
}
