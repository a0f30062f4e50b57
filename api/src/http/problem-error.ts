import type { ProblemCode } from '../contract/problem.js';

export interface WrongField {
  readonly field: string;
  readonly message: string;
}

/** A request that is answered with a problem: thrown anywhere, written by the problem filter. */
export class ProblemError extends Error {
  /** @param detail what is wrong and what to do, for people */
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly fields: readonly WrongField[] = [],
  ) {
    super(`${code}: ${detail}`);
    this.name = 'ProblemError';
  }
}
