import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['koe-source', 'node'] },
  ssr: { resolve: { conditions: ['koe-source', 'node'] } },
  oxc: { decorator: { legacy: true } },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['test/harness/global-setup.ts'],
    env: { TZ: 'America/Los_Angeles' },
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // a screen on a busy machine settles later than the second that is the default
    expect: { poll: { timeout: 5_000 } },
    server: { deps: { inline: [/@koe\//] } },
  },
});
