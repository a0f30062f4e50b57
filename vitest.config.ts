import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['koe-source', 'node'] },
  ssr: { resolve: { conditions: ['koe-source', 'node'] } },
  oxc: { decorator: { legacy: true } },
  test: {
    globalSetup: ['test/harness/global-setup.ts'],
    env: { TZ: 'America/Los_Angeles' },
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // a screen on a busy machine settles later than the second that is the default
    expect: { poll: { timeout: 5_000 } },
    server: { deps: { inline: [/@koe\//] } },
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', 'test/e2e/**'],
          // half of the time is the database's or a thread's: two on two cores take less than one after the other
          maxWorkers: Math.max(2, availableParallelism() - 1),
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        // a journey is a whole product and a browser: one at a time, and nothing beside it
        test: { name: 'journeys', include: ['test/e2e/**/*.test.ts'], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
