import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { statement, type Statement } from '../server/sql-file.js';

/** A statement whose marked places (`/*name*` followed by a slash) are filled with SQL before it runs; never with anything a person wrote. */
export type Template = (places: Readonly<Record<string, string>>) => Statement;

/**
 * Reads a template that lies beside the calling module in the source tree.
 * @param moduleUrl the caller's `import.meta.url`
 */
export function sqlTemplate(moduleUrl: string, file: string): Template {
  const path = fileURLToPath(new URL(file, moduleUrl)).replace(/([/\\])dist([/\\])/, '$1src$2');
  const text = readFileSync(path, 'utf8');
  return (places) =>
    statement(
      file.replace(/\.sql$/, ''),
      text.replace(/\/\*([a-z]\w*)\*\//g, (_, name: string) => {
        const sql = places[name];
        if (sql === undefined) throw new Error(`template ${file}: place ${name} is not filled`);
        return sql;
      }),
    );
}
