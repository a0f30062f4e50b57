/** Tokens of what Nest hands out in the jobs process. */
export const RUNTIME = Symbol('runtime');
