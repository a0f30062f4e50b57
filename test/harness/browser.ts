import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';

/** Nothing but what the pages ask for: no updates, no background traffic; the sandbox does not work for root. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The browser that journeys run in: CHROME_PATH, /usr/bin/chromium, else one on the PATH; null when there is none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const given = environment['CHROME_PATH'];
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...(given ? [given] : []),
    '/usr/bin/chromium',
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ];
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** @throws Error when there is none: ask `findChromium` first */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: set CHROME_PATH or install one');
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

export interface PageOptions {
  readonly language?: 'ja' | 'en';
  readonly scheme?: 'light' | 'dark';
  /** CSS pixels; default 1440 × 900. */
  readonly width?: number;
  readonly height?: number;
  /** What the page's clock is ahead of the machine's. */
  readonly clockOffsetMs?: number;
}

/** A page of its own context, and all that it complained of: dialogs, uncaught errors, errors on the console. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/**
 * Opens an empty page whose settings are those of a returning visitor.
 * @param address base of relative addresses, such as `http://127.0.0.1:8080`
 */
export async function openPage(browser: Browser, address: string, options: PageOptions = {}): Promise<WatchedPage> {
  const { language = 'en', scheme = 'light', width = 1440, height = 900, clockOffsetMs = 0 } = options;
  const settings: BrowserContextOptions = { baseURL: address, viewport: { width, height }, reducedMotion: 'reduce' };
  const context = await browser.newContext(settings);
  await context.addInitScript(
    (kept) => {
      // only what is not chosen yet: a choice made on the page must survive a reload
      for (const [key, value] of kept) if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
    },
    [
      ['koe.language', language],
      ['koe.scheme', scheme],
    ] as const,
  );
  // the page's day is the installation's; timers stay the browser's own
  await context.addInitScript((offsetMs) => {
    const now = (): number => system.now() + offsetMs;
    const system = Date;
    globalThis.Date = new Proxy(system, {
      construct: (target, given) => (given.length === 0 ? new target(now()) : Reflect.construct(target, given)),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });
  }, clockOffsetMs);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('dialog', (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  return { page, complaints, close: () => context.close() };
}
