import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { BenchLine } from './bench-line.js';
import { growBlocks } from './installation/grow-blocks.js';
import { projectFolder } from './installation/project-folder.js';
import { withSampleInstallation } from './installation/sample-installation.js';
import { quantile, rounded } from './quantile.js';
import { countingProxy } from './screens/counting-proxy.js';
import { installProbe } from './screens/page-probe.js';

const CHROMIUM = process.env['KOE_CHROMIUM'] ?? '/usr/bin/chromium';
const VISITS = 5;
const PASSES = 40;
const CLICKS = 60;
const MOVES = 30;
/** No frame shows a change for so long: the page has come to rest. */
const REST_MS = 150;
const READY_WITHIN_MS = 60_000;

/** The overview in a real browser: opened with 100,000 items, filtered with a million. */
export function run(): Promise<BenchLine[]> {
  const dashboard = join(projectFolder(), 'dashboard/dist/index.html');
  const absent = [CHROMIUM, dashboard].find((file) => !existsSync(file));
  if (absent !== undefined)
    return Promise.resolve([{ name: 'screens', value: 0, unit: 'ms', n: 0, against: `skipped: no ${absent}` }]);
  return withSampleInstallation(async ({ database, withApi }) => {
    const small = await growBlocks(database, 100_000);
    const opened = await withApi((address) => withBrowser((browser) => opening(browser, address, small)));
    const large = await growBlocks(database, 1_000_000);
    const filtered = await withApi((address) => withBrowser((browser) => filtering(browser, address, large)));
    return [
      ...opened,
      ...filtered,
      { name: 'screens.load average', value: rounded(loadavg()[0] ?? 0), unit: '', n: 1 },
    ];
  });
}

async function withBrowser<Result>(work: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

async function opening(browser: Browser, address: string, items: number): Promise<BenchLine[]> {
  const times = {
    cold: { useful: [] as number[], complete: [] as number[] },
    warm: { useful: [] as number[], complete: [] as number[] },
  };
  const transferred = { useful: [] as number[], chart: [] as number[] };
  await visit(browser, address, () => Promise.resolve()); // the server has read its files and made its manifest
  for (let turn = 0; turn < VISITS; turn += 1) {
    await visit(browser, address, async (page) => {
      for (const kind of ['cold', 'warm'] as const) {
        if (kind === 'warm') await opened(page, address);
        const { useful, complete } = await page.evaluate(() => ({ ...window.koeProbe }));
        times[kind].useful.push(useful ?? Number.NaN);
        times[kind].complete.push(complete ?? Number.NaN);
      }
    });
    const proxy = await countingProxy(address);
    await visit(browser, proxy.address, async (page) => {
      const { useful, firstChart, began } = await page.evaluate(() => ({
        ...window.koeProbe,
        began: performance.timeOrigin,
      }));
      transferred.useful.push(proxy.bytesBy(began + (useful ?? Number.NaN)));
      transferred.chart.push(proxy.bytesBy(began + (firstChart ?? Number.NaN)));
    });
    proxy.close();
  }
  const line = (name: string, value: number, unit = 'ms'): BenchLine => ({
    name: `screens.${name}`,
    value: rounded(value),
    unit,
    n: items,
  });
  return [
    line('first useful paint, cold', quantile(times.cold.useful, 0.5)),
    line('first useful paint, warm', quantile(times.warm.useful, 0.5)),
    line('complete numbers, cold', quantile(times.cold.complete, 0.5)),
    line('complete numbers, warm', quantile(times.warm.complete, 0.5)),
    line('transferred before the first useful paint', quantile(transferred.useful, 0.5) / 1000, 'KB'),
    line('transferred before the first chart', quantile(transferred.chart, 0.5) / 1000, 'KB'),
  ];
}

/** A visit with an empty cache. */
async function visit(browser: Browser, address: string, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  try {
    await context.addInitScript(installProbe);
    const page = await context.newPage();
    await opened(page, address);
    await work(page);
  } finally {
    await context.close();
  }
}

async function opened(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.waitForFunction(() => window.koeProbe.complete !== null && window.koeProbe.firstChart !== null, null, {
    timeout: READY_WITHIN_MS,
  });
}

async function filtering(browser: Browser, address: string, items: number): Promise<BenchLine[]> {
  const lines: BenchLine[] = [];
  const periods = { 'four weeks': address, 'three years': `${address}/?from=2000-01-01` };
  for (const [period, url] of Object.entries(periods))
    await visit(browser, url, async (page) => {
      await page.waitForFunction(() => !document.querySelector('.progress'), null, { timeout: READY_WITHIN_MS });
      await atRest(page);
      if (lines.length === 0) lines.push(...(await passes(page, items)));
      const clicks = await interactions(page);
      const moves = { 'brush, linked charts painted': await brushMoves(page) };
      for (const [what, ms] of Object.entries({ ...clicks, ...moves }))
        for (const q of [0.5, 0.95])
          lines.push({
            name: `screens.filter, ${period}, ${what}, p${q * 100}`,
            value: rounded(quantile(ms, q)),
            unit: 'ms',
            n: items,
          });
    });
  return lines;
}

/** Full passes of the kernel over everything, in the page's own worker, from message to message. */
async function passes(page: Page, items: number): Promise<BenchLine[]> {
  const question = { kind: 'query', slot: 'bench', search: null } as const;
  const count = (by: readonly string[], except: readonly string[]) => ({ kind: 'count', query: { by, except } });
  const five = [
    count(['month', 'intent'], ['intent']),
    count(['theme', 'tone'], ['theme']),
    count(['channel', 'priority'], ['channel', 'priority']),
    count(['priority', 'sentiment'], ['priority', 'sentiment']),
    count(['handling', 'priority'], []),
  ];
  // the empty count makes the kernel forget, so that the next one counts everything anew
  const forget = { ...question, filter: {}, requests: [count([], [])] };
  const all = { ...question, filter: { channel: ['email', 'chat', 'phone'] }, requests: five };
  const ms = await page.evaluate(
    async ({ times, messages }) => {
      const measured: number[] = [];
      for (let turn = 0; turn < times; turn += 1)
        for (const [at, message] of messages.entries()) {
          const took = await window.koeProbe.ask(message);
          if (at === 1 && turn >= times / 2) measured.push(took);
        }
      return measured;
    },
    { times: 2 * PASSES, messages: [forget, all] satisfies object[] },
  );
  return [0.5, 0.95].map((q) => ({
    name: `screens.kernel full pass in the worker, p${q * 100}`,
    value: rounded(quantile(ms, q)),
    unit: 'ms',
    n: items,
  }));
}

interface Interactions {
  readonly 'five charts counted': number[];
  readonly 'five charts painted': number[];
  readonly 'everything counted': number[];
  readonly 'everything painted': number[];
}

/** Clicks cells of the channel × priority table: each sets another filter. From the click, as the browser stamps it. */
async function interactions(page: Page): Promise<Interactions> {
  const cells = page.locator('.third button.cell');
  // an empty cell would leave nothing to show, and the table itself would go
  const texts = await cells.allTextContents();
  const filled = texts.flatMap((text, at) => (text.trim() === '0' ? [] : [at])).slice(0, 16);
  const ms: Interactions = {
    'five charts counted': [],
    'five charts painted': [],
    'everything counted': [],
    'everything painted': [],
  };
  for (let click = -5; click < CLICKS; click += 1) {
    const cell = cells.nth(filled[(click + 5) % filled.length] ?? 0);
    await cell.scrollIntoViewIfNeeded();
    await cell.hover();
    await atRest(page);
    const box = await cell.boundingBox(); // asked for every time: the line of filters moves the page
    if (!box) throw new Error('the overview has no cell to click');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await atRest(page);
    const seen = await page.evaluate(() => ({ ...window.koeProbe }));
    if (seen.chartsPainted < seen.input) throw new Error('a click changed nothing');
    if (click < 0) continue; // the first ones compile
    ms['five charts counted'].push(seen.chartsAnswered - seen.input);
    ms['five charts painted'].push(seen.chartsPainted - seen.input);
    ms['everything counted'].push(seen.answered - seen.input);
    ms['everything painted'].push(seen.painted - seen.input);
  }
  return ms;
}

/** Draws a brush over the volume chart, step by step: from each move to the last frame that shows the charts of its days. */
async function brushMoves(page: Page): Promise<number[]> {
  const chart = page.locator('.volume .chart');
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (!box) throw new Error('the overview has no chart to brush');
  const moveTo = (share: number): Promise<void> => page.mouse.move(box.x + box.width * share, box.y + box.height / 2);
  await moveTo(0.15);
  await page.mouse.down();
  const ms: number[] = [];
  for (let move = -4; move < MOVES; move += 1) {
    await moveTo(0.25 + (0.7 * (move + 4)) / (MOVES + 4));
    await atRest(page);
    const { input, answered, painted } = await page.evaluate(() => ({ ...window.koeProbe }));
    // a move within a day asks nothing
    if (move >= 0 && answered > input) ms.push(painted - input);
  }
  await page.mouse.up();
  await atRest(page);
  return ms;
}

async function atRest(page: Page): Promise<void> {
  await page.waitForTimeout(50);
  await page.waitForFunction(
    (restMs) => {
      const { waiting, answered, painted } = window.koeProbe;
      return waiting <= 0 && performance.now() - Math.max(answered, painted) > restMs;
    },
    REST_MS,
    { timeout: READY_WITHIN_MS },
  );
}
