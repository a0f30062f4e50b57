import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Folder of the real data sets beside the checkout, or null where there is none; `KOE_SHARED_DATA` names another. */
export function sharedData(): string | null {
  const folder = process.env['KOE_SHARED_DATA'] ?? resolve(import.meta.dirname, '../../../shared/data');
  const built = resolve(import.meta.dirname, '../../../../shared/data');
  return [folder, built].find((path) => existsSync(join(path, 'README.md'))) ?? null;
}
