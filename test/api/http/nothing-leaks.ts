import { expect } from 'vitest';
import type { Answer } from '../start-api.js';

/** Neither the database's words nor the code's places. */
export function expectNothingLeaks(answer: Answer): void {
  expect(answer.text).not.toMatch(/syntax error at|relation "|node_modules|\.ts:\d|\/src\/|root:x:0|password/i);
  expect(answer.headers['x-powered-by']).toBeUndefined();
  expect(answer.status).not.toBe(500);
}
