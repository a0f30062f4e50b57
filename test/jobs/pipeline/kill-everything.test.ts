import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { killEverything } from './kill-everything.js';
import { withKoeUnderFire } from './koe-under-fire.js';
import { madeUpMapping, madeUpRows } from './made-up-rows.js';

const ROWS = 5_000;
const KILLS = 8;
const SEED = 20_262;

describe('kill -9 of any process during a pull', () => {
  it(
    `${KILLS} seeded kills of starter, api, jobs and database lose nothing, double nothing, and leave blocks equal to a recount`,
    { timeout: 400_000 },
    async () => {
      const report = await withKoeUnderFire((koe) => {
        writeFileSync(join(koe.folder, 'rows.csv'), madeUpRows(ROWS));
        const config = { path: join(koe.folder, 'rows.csv'), mapping: madeUpMapping };
        return killEverything(koe, config, { kills: KILLS, seed: SEED, restWithinMs: 200_000 });
      });
      expect(report).toMatchObject({ payloads: ROWS, items: ROWS, packed: ROWS, different: 0, doubledParts: 0 });
      // where the work is done before the last kill there is nothing left to disturb
      const killed = Object.values(report.killed).reduce((sum, count) => sum + count, 0);
      expect(killed).toBeGreaterThanOrEqual(KILLS / 2);
    },
  );
});
