import { FILTER_FIELDS, splitValues, type Filter } from '../../filter.js';

/**
 * Whether some voices may lie under both filters. Themes are held together through their place in the tree; dates and texts are not looked at.
 * @param pathOf a theme and those above it
 */
export function mayShareVoices(a: Filter, b: Filter, pathOf: (theme: string) => readonly string[]): boolean {
  const fields = FILTER_FIELDS.filter((field) => field !== 'theme');
  if (fields.some((field) => isApart(a[field], b[field]))) return false;
  const segments = new Set([...Object.keys(a.seg ?? {}), ...Object.keys(b.seg ?? {})]);
  if ([...segments].some((name) => isApart(a.seg?.[name], b.seg?.[name]))) return false;
  const [one, other] = [splitValues(a.theme ?? []).wanted, splitValues(b.theme ?? []).wanted];
  if (one.length === 0 || other.length === 0) return true;
  return one.some((x) => other.some((y) => pathOf(x).includes(y) || pathOf(y).includes(x)));
}

/** Whether no single value passes both lists. */
function isApart(a: readonly string[] = [], b: readonly string[] = []): boolean {
  const [one, other] = [splitValues(a), splitValues(b)];
  const left = one.wanted.filter((value) => !other.unwanted.includes(value));
  const right = other.wanted.filter((value) => !one.unwanted.includes(value));
  if (one.wanted.length > 0 && left.length === 0) return true;
  if (other.wanted.length > 0 && right.length === 0) return true;
  return left.length > 0 && right.length > 0 && !left.some((value) => right.includes(value));
}
