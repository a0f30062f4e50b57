import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A statement read from a .sql file, with its named parameters in the order of their `$n`. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly parameters: readonly string[];
}

/**
 * Reads a .sql file that lies beside the calling module in the source tree. Parameters are written `:name`.
 * @param moduleUrl the caller's `import.meta.url`; works from `src` and from `dist`, which has the same shape
 */
export function sqlFile(moduleUrl: string, file: string): Statement {
  const path = fileURLToPath(new URL(file, moduleUrl)).replace(/([/\\])dist([/\\])/, '$1src$2');
  return statement(file.replace(/\.sql$/, ''), readFileSync(path, 'utf8'));
}

/** Turns `:name` parameters into `$n`; casts (`::type`) are left alone. */
export function statement(name: string, source: string): Statement {
  const parameters: string[] = [];
  const text = source.replace(/(?<![:\w]):([a-z][A-Za-z0-9]*)/g, (_, parameter: string) => {
    if (!parameters.includes(parameter)) parameters.push(parameter);
    return `$${parameters.indexOf(parameter) + 1}`;
  });
  return { name, text, parameters };
}
