import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { countOfVoices, numberIn, standing } from './screen.js';
import type { World } from './world.js';

const headline = (page: Page): Locator => page.locator('.headline');
const figure = (page: Page, title: string | RegExp): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, level: 2 }) });

/** The big number of a headline tile, once it is there. */
async function tile(page: Page, name: string): Promise<string> {
  const value = headline(page).getByRole('link').filter({ hasText: name }).locator('.value');
  await expect.poll(() => value.innerText()).toMatch(/\d/);
  // until every block of the period is here, the screen says how far it is
  await page.locator('main .progress').waitFor({ state: 'detached' });
  return value.innerText();
}
const volume = async (page: Page): Promise<number> => numberIn(await tile(page, 'Volume'));
const search = (page: Page): URLSearchParams => new URL(page.url()).searchParams;

interface FactsAnswer {
  readonly facts: readonly { readonly value: number | null; readonly n: number }[];
}

export function overviewJourney(world: World): void {
  describe('overview', () => {
    it('shows the numbers that the api gives for the same filter', async () => {
      const page = await world.open('/');
      await tile(page, 'Volume');
      const period = new URLSearchParams({ from: search(page).get('from') ?? '', to: search(page).get('to') ?? '' });
      const ask = async (metric: string): Promise<number> => {
        const { facts } = await world.app.get<FactsAnswer>(`/facts?metric=${metric}&${period.toString()}`);
        return facts[0]?.value ?? Number.NaN;
      };
      expect(await volume(page)).toBe(await ask('volume'));
      expect(await volume(page)).toBeGreaterThan(500);
      expect(numberIn(await tile(page, 'CSAT'))).toBeCloseTo((await ask('csat')) * 100, 0);
      expect(numberIn(await tile(page, 'NPS'))).toBeCloseTo(await ask('nps'), 0);
      expect(numberIn(await tile(page, 'First reply within 5 min'))).toBeCloseTo((await ask('first_reply')) * 100, 0);
      expect(numberIn(await tile(page, 'Resolved within 7 days'))).toBeCloseTo((await ask('resolution_rate')) * 100, 0);
    });

    it('filters everything by a click on a theme, and back restores', async () => {
      const page = await world.open('/');
      await standing(page);
      const before = await volume(page);
      const row = figure(page, /^Themes/)
        .getByRole('listitem')
        .nth(1);
      const name = await row.locator('.name').innerText();
      const mentioned = numberIn(await row.getByRole('link').innerText());
      const grid = figure(page, /^Channel/);
      const gridBefore = await grid.innerText();
      const bandsBefore = await figure(page, /^Time to first reply/).innerText();
      await row.getByRole('button').first().click();

      await page.getByRole('button', { name: `Change the filter Theme: ${name}` }).waitFor();
      expect(search(page).get('theme')).toMatch(/^\d+$/);
      await expect.poll(() => volume(page)).toBe(mentioned);
      await expect.poll(() => grid.innerText()).not.toBe(gridBefore);
      await expect.poll(() => figure(page, /^Time to first reply/).innerText()).not.toBe(bandsBefore);
      // the ranking itself goes on showing what else could be chosen
      expect(
        await figure(page, /^Themes/)
          .getByRole('listitem')
          .count(),
      ).toBeGreaterThan(5);
      expect(await row.getByRole('button').first().getAttribute('aria-pressed')).toBe('true');

      await page.goBack();
      await expect.poll(() => volume(page)).toBe(before);
      expect(search(page).has('theme')).toBe(false);
      await expect.poll(() => grid.innerText()).toBe(gridBefore);
      await page.goForward();
      await expect.poll(() => volume(page)).toBe(mentioned);
      await page.getByRole('button', { name: `Remove the filter Theme: ${name}` }).click();
      await expect.poll(() => volume(page)).toBe(before);
    });

    it('narrows the period by a drag over days of the volume chart', async () => {
      const page = await world.open('/');
      await standing(page);
      const before = await volume(page);
      const chart = figure(page, /^Volume/).locator('.chart');
      await chart.locator('canvas').waitFor();
      await chart.scrollIntoViewIfNeeded();
      const box = await chart.boundingBox();
      if (!box) throw new Error('the chart has no box');
      const y = box.y + box.height * 0.4;
      await page.mouse.move(box.x + box.width * 0.4, y);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.5, y);
      await page.mouse.move(box.x + box.width * 0.6, y);
      await page.mouse.up();
      await expect.poll(() => volume(page)).toBeLessThan(before / 2);
      const [from, to] = [search(page).get('from') ?? '', search(page).get('to') ?? ''];
      const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
      expect(days).toBeGreaterThanOrEqual(4);
      expect(days).toBeLessThanOrEqual(9);
      const { facts } = await world.app.get<FactsAnswer>(`/facts?metric=volume&from=${from}&to=${to}`);
      expect(await volume(page)).toBe(facts[0]?.value);
    });

    it('says what is under the pointer on the volume chart, and filters by it with a click', async () => {
      const page = await world.open('/');
      await standing(page);
      const before = await volume(page);
      const chart = figure(page, /^Volume/).locator('.chart');
      await chart.scrollIntoViewIfNeeded();
      const box = await chart.locator('canvas').boundingBox();
      if (!box) throw new Error('the chart has no box');
      // the foot of the middle: the intent that stands lowest
      await page.mouse.move(box.x + box.width * 0.55, box.y + box.height - 30);
      const said = await chart.locator('.tip').innerText();
      expect(said).toMatch(/Complaint\s+\d+\s+Total\s+\d+/);
      await page.mouse.down();
      await page.mouse.up();
      await expect.poll(() => search(page).get('intent')).toBe('complaint');
      await expect.poll(() => volume(page)).toBeLessThan(before);
      await page.mouse.move(box.x + box.width * 0.55, box.y - 40);
      await chart.locator('.tip').waitFor({ state: 'detached' });
    });

    it('takes two clicks within a moment as two', async () => {
      const page = await world.open('/');
      await standing(page);
      const keys = figure(page, /^Volume/).locator('ul button');
      await keys.first().waitFor();
      await figure(page, /^Volume/).evaluate((section) => {
        for (const key of [...section.querySelectorAll<HTMLButtonElement>('ul button')].slice(0, 2)) key.click();
      });
      const pressed = (): Promise<number[]> =>
        keys.evaluateAll((all) => all.flatMap((key, at) => (key.getAttribute('aria-pressed') === 'true' ? [at] : [])));
      await expect.poll(pressed).toEqual([0, 1]);
      await expect.poll(() => new URL(page.url()).searchParams.toString()).toContain('intent=');
    });

    it('opens behind each number as many voices as it says', async () => {
      // the sample's urgent voices are seen to while journeys begin: what is open must not move between two looks
      const handled = `select exists (select 1 from handling) as done`;
      await expect
        .poll(async () => (await world.app.database.query<{ done: boolean }>(handled))[0]?.done, { timeout: 120_000 })
        .toBe(true);
      await world.app.idle();
      const page = await world.open('/');
      await tile(page, 'Open P1 and P2');
      const links = [
        headline(page).getByRole('link').filter({ hasText: 'Volume' }),
        headline(page).getByRole('link').filter({ hasText: 'Open P1 and P2' }),
        figure(page, /^Themes/)
          .getByRole('listitem')
          .nth(0)
          .getByRole('link'),
        figure(page, /^Themes/)
          .getByRole('listitem')
          .nth(4)
          .getByRole('link'),
        figure(page, /^Channel/)
          .locator('tbody tr')
          .nth(0)
          .getByRole('link'),
        figure(page, /^Priority/)
          .getByRole('listitem')
          .filter({ hasText: 'P2' })
          .getByRole('link'),
      ];
      for (const link of links) {
        const said = numberIn(
          await ((await link.locator('.value').count()) > 0 ? link.locator('.value') : link).innerText(),
        );
        await link.click();
        await page.waitForURL(/\/voices/);
        expect(await countOfVoices(page)).toBe(said);
        await page.goBack();
        await tile(page, 'Volume');
      }
    }, 200_000);

    it('steps the period with [ and ], and changes language and scheme in place', async () => {
      const page = await world.open('/');
      const before = await volume(page);
      const from = search(page).get('from');
      await page.keyboard.press('[');
      await expect.poll(() => search(page).get('from')).not.toBe(from);
      await expect.poll(() => volume(page)).not.toBe(before);
      await page.keyboard.press(']');
      await expect.poll(() => volume(page)).toBe(before);
      expect(search(page).get('from')).toBe(from);

      await page.getByRole('button', { name: '日本語' }).click();
      await page.getByRole('heading', { name: '何が変わったか', exact: false }).waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('ja');
      const ink = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).color);
      const light = await ink();
      await page.getByRole('button', { name: /暗い/ }).click();
      await expect.poll(ink).not.toBe(light);
      await page.reload();
      await page.getByRole('heading', { name: '何が変わったか', exact: false }).waitFor();
      expect(await page.locator('html').getAttribute('data-scheme')).toBe('dark');
    });

    it('goes anywhere from the palette', async () => {
      const page = await world.open('/');
      await tile(page, 'Volume');
      await page.keyboard.press('Control+k');
      const input = page.getByRole('combobox', { name: 'Find a screen, a theme, a command' });
      await input.fill('sourc');
      await input.press('Enter');
      await page.waitForURL(/\/sources$/);
      await page.getByRole('heading', { name: 'Is the data arriving?' }).waitFor();
      await page.keyboard.press('Control+k');
      await input.fill('52 weeks');
      await page.keyboard.press('Escape');
      await input.waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toBe('/sources');
    });
  });
}
