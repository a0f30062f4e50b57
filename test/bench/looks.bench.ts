import { setTimeout as delay } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { launchBrowser, openPage } from '../harness/browser.js';
import type { BenchLine } from './bench-line.js';
import { withBenchFolder } from './installation/bench-folder.js';
import { startKoe } from './installation/koe-start.js';
import { screensOf } from './screens/all-screens.js';

const WITHIN_MS = 15_000;
const LOOKS = (['ja', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) => [1440, 390].map((width) => ({ language, scheme, width }))),
);

/**
 * Every screen of the sample in both languages and schemes, wide and narrow: violations that axe finds, screens wider than the window, and
 * whatever pages complain of. Faults are named on standard error. `KOE_BENCH_ADDRESS`: an installation that runs already.
 */
export async function run(): Promise<BenchLine[]> {
  const address = process.env['KOE_BENCH_ADDRESS'];
  if (address !== undefined) return lookAt(address);
  return withBenchFolder(async (folder) => {
    const { program, address: started } = await startKoe(folder);
    try {
      return await lookAt(started);
    } finally {
      await program.stop('SIGINT');
    }
  });
}

async function lookAt(address: string): Promise<BenchLine[]> {
  const screens = await screensOf(address);
  const browser = await launchBrowser();
  const counts = { violations: 0, overhang: 0, complaints: 0 };
  const tell = (kind: keyof typeof counts, fault: string): void => {
    counts[kind] += 1;
    process.stderr.write(`${kind}: ${fault}\n`);
  };
  try {
    for (const look of LOOKS) {
      const { page, complaints, close } = await openPage(browser, address, look);
      const as = `${look.language} ${look.scheme} ${look.width}`;
      for (const screen of screens) {
        await page.goto(screen);
        if (!(await isStanding(page))) tell('complaints', `${screen} (${as}) does not come to rest`);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (over > 0) tell('overhang', `${screen} (${as}) by ${over} px`);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        for (const { id, nodes } of violations)
          tell('violations', `${screen} (${as}) ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      }
      for (const complaint of complaints) tell('complaints', `(${as}) ${complaint}`);
      await close();
    }
  } finally {
    await browser.close();
  }
  const n = screens.length * LOOKS.length;
  return Object.entries(counts).map(([name, value]) => ({ name: `looks.${name}`, value, unit: 'faults', n }));
}

/** Waits until the question of a screen is there and nothing of it is still a grey shape. */
async function isStanding(page: Page): Promise<boolean> {
  await page.locator('main h1').waitFor({ state: 'attached' });
  const busy = page.locator('main [aria-busy="true"], main .skeleton, main .progress');
  for (const until = Date.now() + WITHIN_MS; Date.now() < until; await delay(100))
    if ((await busy.count()) === 0) return true;
  return false;
}
