/** How sure the growth of a suggestion is, in words; `z` in standard errors, 4 and more. */
export type Strength = 'extreme' | 'clear' | 'likely';

export function strengthOf(z: number): Strength {
  return z >= 8 ? 'extreme' : z >= 5.5 ? 'clear' : 'likely';
}

/** Lengths of the two bars, 0 … 1 of the longer one. */
export function barsOf(count: number, expected: number): { readonly now: number; readonly usual: number } {
  const most = Math.max(count, expected, 1);
  return { now: count / most, usual: expected / most };
}
