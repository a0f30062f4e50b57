import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { schemaText } from '@koe/sql/server/schema-text';
import { withInstallation } from './session.js';

const FILE = fileURLToPath(new URL('../../../sql/schema.sql', import.meta.url));

/** `koe schema`: writes sql/schema.sql from the migrated database. */
export function schema(out: NodeJS.WritableStream): Promise<number> {
  return withInstallation(async ({ database }) => {
    writeFileSync(FILE, await schemaText(database));
    out.write(`${FILE}\n`);
    return 0;
  });
}
