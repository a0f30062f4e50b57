import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** `domain` also runs in a browser's worker: this holds what types cannot, since apache-arrow brings Node's types along. */

const root = fileURLToPath(new URL('../../../sql/src/domain/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const code = (name: string): string =>
  readFileSync(join(root, name), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

const imports = (name: string): string[] => [...code(name).matchAll(/from '([^']+)'/g)].map(([, path]) => path ?? '');

describe('the domain', () => {
  it('names nothing that only Node or only a page has', () => {
    const words = /\b(process|Buffer|require|__dirname|window|document|navigator|localStorage|setImmediate)\b\s*[.(?[]/;
    expect(files.filter((name) => words.test(code(name).replaceAll(/from '[^']+'/g, '')))).toEqual([]);
  });

  it('imports itself, zod and flechette only; apache-arrow stays in encode.ts, which nothing here imports', () => {
    const foreign = files.flatMap((name) =>
      imports(name)
        .filter((path) => !path.startsWith('.'))
        .map((path) => `${name} ${path}`),
    );
    const allowed = / (zod|@uwdata\/flechette)$/;
    expect(foreign.filter((line) => !allowed.test(line))).toEqual([join('cube', 'encode.ts') + ' apache-arrow']);
    expect(files.filter((name) => imports(name).some((path) => path.endsWith('/encode.js')))).toEqual([]);
  });

  it('reads no clock and draws no random numbers', () => {
    expect(files.filter((name) => /Date\.now|new Date\(\)|Math\.random|performance\./.test(code(name)))).toEqual([]);
  });
});
