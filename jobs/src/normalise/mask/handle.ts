import type { Finding } from './finding.js';
import { matches } from './finding.js';

// Not inside a word or an address: `a@b` is the rule for e-mail's.
const HANDLE = /(?<![\w.@/])@[A-Za-z0-9_][A-Za-z0-9_.]{0,29}(?<!\.)/g;

/** Account names of social networks: `@name`. */
export function findHandles(text: string): Generator<Finding> {
  return matches(text, HANDLE, 'handle');
}
