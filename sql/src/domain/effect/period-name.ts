import { formatDay, parseDay } from '../calendar/day.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The name that the period at a position has or would have: dates go on by their usual step, whole numbers by one. Null when the
 * names are neither.
 */
export function periodName(names: readonly string[], position: number): string | null {
  const known = names[position];
  if (known !== undefined) return known;
  const last = names.at(-1);
  if (last === undefined) return null;
  const further = position - names.length + 1;
  if (names.every((name) => /^\d{1,9}$/.test(name))) return String(Number(last) + further);
  if (!names.every((name) => DATE.test(name))) return null;
  const days = names.map(parseDay);
  const steps = days
    .slice(1)
    .map((day, at) => day - (days[at] ?? 0))
    .sort((a, b) => a - b);
  return formatDay((days.at(-1) ?? 0) + further * (steps[Math.floor(steps.length / 2)] ?? 7));
}
