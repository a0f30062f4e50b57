import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Path of a file of this folder that is not compiled, from the source and from `dist` alike. @throws Error without it */
export function beside(name: string): string {
  const places = [import.meta.dirname, join(import.meta.dirname, '../../../bench/quality')];
  const found = places.map((place) => join(place, name)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${name} is missing`);
  return found;
}
