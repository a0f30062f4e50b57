import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The root of the checkout, found from the source as well as from the compiled file. @throws Error outside of one */
export function projectFolder(from = import.meta.dirname): string {
  if (existsSync(join(from, 'pnpm-workspace.yaml'))) return from;
  if (dirname(from) === from) throw new Error('not inside the project');
  return projectFolder(dirname(from));
}
