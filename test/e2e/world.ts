import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { isBuilt, startApp, type App } from '../harness/app.js';
import { findChromium, launchBrowser, openPage, type PageOptions, type WatchedPage } from '../harness/browser.js';

/** What a journey walks on: the running product and a browser. */
export interface World {
  readonly app: App;
  readonly browser: Browser;
  /** A page at a path of the product, closed after the test; whatever it complains of fails the test. */
  open(path: string, options?: PageOptions & { readonly mayComplainOf?: RegExp }): Promise<Page>;
}

const MISSING =
  findChromium() === null
    ? 'skipped: no Chromium (set CHROME_PATH or install one)'
    : isBuilt()
      ? null
      : 'skipped: not built (pnpm build)';

/** Declares journeys on one running product, or one skipped group that says what is missing. */
export function journeys(name: string, options: { readonly sample: boolean }, declare: (world: World) => void): void {
  describe.skipIf(MISSING !== null)(MISSING === null ? name : `${name} (${MISSING})`, () => {
    let app: App;
    let browser: Browser;
    const pages: { readonly watched: WatchedPage; readonly allowed: RegExp | undefined }[] = [];
    beforeAll(async () => {
      [app, browser] = await Promise.all([startApp(options), launchBrowser()]);
      await app.idle();
      // from here on nothing is pulled by itself: numbers must not move between two looks at them
      await app.database.query('update source set next_run_at = null');
    }, 400_000);
    afterAll(async () => {
      await browser?.close();
      await app?.stop();
    }, 60_000);
    afterEach(async ({ task }) => {
      const complaints: string[] = [];
      // what a person would have seen when it went wrong
      const shots = task.result?.state === 'fail' ? process.env['KOE_TEST_SHOTS'] : undefined;
      if (shots)
        for (const [index, { watched }] of pages.filter(({ watched: { page } }) => !page.isClosed()).entries())
          await watched.page.screenshot({
            path: join(shots, `${task.name.replaceAll(/[^a-z0-9]+/gi, '-')}-${index}.png`),
          });
      for (const { watched, allowed } of pages.splice(0)) {
        complaints.push(...watched.complaints.filter((complaint) => !allowed?.test(complaint)));
        await watched.close();
      }
      expect(complaints).toEqual([]);
    });
    declare({
      get app() {
        return app;
      },
      get browser() {
        return browser;
      },
      async open(path, { mayComplainOf, ...look } = {}) {
        const watched = await openPage(browser, app.address, { ...look, clockOffsetMs: app.clockOffsetMs });
        pages.push({ watched, allowed: mayComplainOf });
        await watched.page.goto(path);
        return watched.page;
      },
    });
  });
}
