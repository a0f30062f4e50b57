export interface StripScale {
  /** Place of a value in percent of the width, held within the strip. */
  readonly at: (value: number) => number;
}

/** A scale from the least to the greatest of the values, with zero in it and some room at both ends. */
export function stripScale(values: readonly (number | null | undefined)[]): StripScale {
  const known = values.filter((value) => value != null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const room = (high - low) * 0.04 || 1;
  const [from, to] = [low - room, high + room];
  return { at: (value) => Math.min(100, Math.max(0, ((value - from) / (to - from)) * 100)) };
}
