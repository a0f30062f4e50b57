import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { problemOf } from './problem-of.js';

const LIMIT_BYTES = 2 * 1024 * 1024;
/** Characters that PostgreSQL cannot store, and halves of characters. */
const UNSTORABLE = /\u0000|\p{Surrogate}/u;

/** Reads JSON bodies up to 2 MB; refuses `__proto__` and characters that cannot be stored before anything looks at them. */
export function jsonBody(): RequestHandler {
  return express.json({
    limit: LIMIT_BYTES,
    strict: true,
    verify: (_request, _response, _bytes, encoding) => {
      if (encoding !== 'utf-8') throw new TypeError('JSON is UTF-8');
    },
    reviver: (key: string, value: unknown) => {
      if (key === '__proto__') throw new SyntaxError('__proto__ is not accepted');
      if (UNSTORABLE.test(key) || (typeof value === 'string' && UNSTORABLE.test(value)))
        throw new SyntaxError('a character is not accepted');
      return value;
    },
  });
}

/** Names what is wrong with a body while it is still known to be the body. */
export function bodyProblems(): ErrorRequestHandler {
  return (error, _request, _response, next) => next(problemOf(error) ?? error);
}

/** Whether a text can be stored at all. */
export function isStorable(text: string): boolean {
  return !UNSTORABLE.test(text);
}
