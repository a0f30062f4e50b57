import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** One planted violation of each rule: the rule's name, where it is planted, and what is planted. */
const PLANTED: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-unresolvable', 'sql/src/domain/planted.ts', `import 'a-package-nobody-declared';`],
  ['sql-is-the-bottom', 'sql/src/server/planted.ts', `import '../../../jobs/src/pipeline/item-id.js';`],
  ['jobs-may-import-sql', 'jobs/src/pipeline/planted.ts', `import '../../../api/src/contract/route.js';`],
  [
    'jobs-draws-by-charts-and-words',
    'jobs/src/pipeline/planted.ts',
    `import '../../../dashboard/src/state/stored.js';`,
  ],
  ['api-may-import-sql', 'api/src/http/planted.ts', `import '../../../jobs/src/pipeline/item-id.js';`],
  [
    'dashboard-may-import-contract-and-domain',
    'dashboard/src/state/planted.ts',
    `import '../../../sql/src/server/clock.js';`,
  ],
  ['contract-is-browser-safe', 'api/src/contract/planted.ts', `import '../environment.js';`],
  ['domain-is-pure', 'sql/src/domain/planted.ts', `import '../server/clock.js';`],
  ['pure-code-sees-no-node', 'sql/src/domain/planted.ts', `import 'node:fs';`],
  ['arrow-only-on-the-server', 'dashboard/src/cube/planted.ts', `import '../../../sql/src/domain/cube/encode.js';`],
  ['connectors-see-only-ctx', 'jobs/src/connectors/planted.ts', `import '@koe/sql/server/database';`],
  ['normalise-and-classify-are-pure', 'jobs/src/normalise/planted.ts', `import '@koe/sql/server/database';`],
  ['charts-are-pure', 'dashboard/src/charts/planted.ts', `import '../state/stored.js';`],
  ['ui-knows-no-feedback', 'dashboard/src/ui/planted.ts', `import '../api/client.js';`],
  ['nobody-imports-test', 'jobs/src/pipeline/planted.ts', `import '../../../test/harness/database.js';`],
];

describe('boundaries', () => {
  let planted = '';
  afterEach(() => rmSync(planted, { force: true }));

  it.each(PLANTED)('%s fails the build when it is broken', { timeout: 120_000 }, (rule, file, text) => {
    planted = join(ROOT, file);
    mkdirSync(dirname(planted), { recursive: true });
    writeFileSync(planted, `${text}\n`);
    expect(cruise(file)).toContain(rule);
  });

  it('no-circular fails the build when it is broken', { timeout: 120_000 }, () => {
    planted = join(ROOT, 'sql/src/domain/planted.ts');
    writeFileSync(planted, `import './planted-too.js';\nexport const one = 1;\n`);
    const other = join(ROOT, 'sql/src/domain/planted-too.ts');
    writeFileSync(other, `import './planted.js';\nexport const two = 2;\n`);
    try {
      expect(cruise('sql/src/domain/planted.ts')).toContain('no-circular');
    } finally {
      rmSync(other);
    }
  });
});

/** Names of the rules that a file breaks. */
function cruise(file: string): string[] {
  const bin = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const run = spawnSync(
    process.execPath,
    [bin, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--max-depth', '2', file],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' }, maxBuffer: 64e6 },
  );
  const report: { summary: { violations: { rule: { name: string } }[] } } = JSON.parse(run.stdout);
  return report.summary.violations.map((violation) => violation.rule.name);
}
