/** Quotes whose shorter one shares more of its pairs of letters than this with the other say the same again. */
const SAME = 0.7;

/** The first `most` of the values that say something of their own, and after them, while there is room, the others. */
export function unlikeFirst<Value>(values: readonly Value[], textOf: (value: Value) => string, most: number): Value[] {
  const kept: { readonly value: Value; readonly pairs: ReadonlySet<string> }[] = [];
  const again: Value[] = [];
  for (const value of values) {
    const pairs = pairsOf(textOf(value));
    if (kept.some((other) => likeness(pairs, other.pairs) > SAME)) again.push(value);
    else kept.push({ value, pairs });
  }
  return [...kept.map(({ value }) => value), ...again].slice(0, most);
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)));
}

function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return shared / Math.max(1, Math.min(one.size, other.size));
}
