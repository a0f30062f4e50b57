/** Whether an interval leaves out zero: only then may a screen call it a difference. */
export function isClear(interval: readonly [number, number] | null): boolean {
  return interval !== null && (interval[0] > 0 || interval[1] < 0);
}
