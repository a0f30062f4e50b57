import { FILTER_FIELDS, splitValues, type Filter } from '../../filter.js';

/** What another action changes. */
export interface Touch {
  /** Whose voices, without the theme. */
  readonly filter: Filter;
  /** Ids of the themes it is about. */
  readonly themes: readonly string[];
  /** Its goal is about these themes alone, not about everything that is said under the filter. */
  readonly isOfThemes: boolean;
}

/**
 * Whether an action may change what a filter counts. Themes are held together through their place in the tree. Of voices of all themes an action
 * on one theme changes too little to matter; dates and texts are not looked at.
 * @param pathOf a theme and those above it
 */
export function isTouched(counted: Filter, touch: Touch, pathOf: (theme: string) => readonly string[]): boolean {
  if (isApartAnywhere(counted, touch.filter)) return false;
  const { wanted } = splitValues(counted.theme ?? []);
  if (wanted.length === 0) return !touch.isOfThemes;
  return wanted.some((x) => touch.themes.some((y) => pathOf(x).includes(y) || pathOf(y).includes(x)));
}

function isApartAnywhere(a: Filter, b: Filter): boolean {
  const fields = FILTER_FIELDS.filter((field) => field !== 'theme');
  const segments = new Set([...Object.keys(a.seg ?? {}), ...Object.keys(b.seg ?? {})]);
  return (
    fields.some((field) => isApart(a[field], b[field])) ||
    [...segments].some((name) => isApart(a.seg?.[name], b.seg?.[name]))
  );
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
