import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { JOURNEY_OFFSET_MS } from '../harness/test-day.js';
import { actAs, faultsOf, standing } from './screen.js';
import type { World } from './world.js';

/** People of the sample. */
const [PRESENTER, OTHER] = ['Nora Lindqvist-Abe', 'Theo Marwick'] as const;
const DAY_MS = 86_400_000;
const today = (): number => Date.now() + JOURNEY_OFFSET_MS;
const date = (days: number): string => new Date(today() + days * DAY_MS).toISOString().slice(0, 10);
const title = (page: Page): Promise<string> => page.locator('.presenter h1').innerText();

export function reviewsJourney(world: World): void {
  /** The meeting's own address. */
  let path = '';

  describe('a review meeting', () => {
    it('is planned with an agenda that builds itself, and keeps what is changed by hand', async () => {
      const page = await world.open('/reviews');
      await standing(page);
      await actAs(page, PRESENTER);
      await page.getByRole('button', { name: 'Plan a meeting' }).click();
      await page.getByLabel('Date').fill(date(1));
      await page.getByLabel(OTHER).check();
      await page.getByRole('button', { name: 'Plan it' }).click();
      await page.waitForURL(/\/reviews\/[0-9a-f-]{36}$/);
      path = new URL(page.url()).pathname;
      await page.getByRole('heading', { name: 'Decisions read back' }).waitFor();
      await page.getByRole('button', { name: 'Add an item' }).click();
      await page.getByLabel(/^Item/).fill('Staffing in December');
      await page.getByRole('button', { name: 'Add it' }).click();
      await page.getByRole('heading', { name: 'Staffing in December' }).waitFor();
      await page.getByRole('button', { name: 'Move Staffing in December up' }).click();
      const order = (): Promise<string[]> => page.locator('main ol h3').allInnerTexts();
      await expect.poll(async () => (await order()).indexOf('Staffing in December')).toBe((await order()).length - 3);
      const before = await order();
      await page.getByRole('button', { name: 'Build again' }).click();
      await page.getByText('what you changed by hand stays').waitFor();
      expect(await order()).toEqual(before);
    });

    it('decides by keys, survives a reload, and shows on the screens of others whose decision it is', async () => {
      const page = await world.open(path);
      await page.getByRole('button', { name: 'Start the meeting' }).waitFor();
      await actAs(page, PRESENTER);
      await page.getByRole('button', { name: 'Start the meeting' }).click();
      await page.waitForURL(/\/present/);
      const items = page.getByRole('navigation', { name: 'Agenda items' }).getByRole('button');
      await items.nth((await items.count()) - 3).click();
      await expect.poll(() => title(page)).toBe('Staffing in December');
      const follower = await world.open(`${path}/present?follow=1`);
      await expect.poll(() => title(follower)).toBe('Staffing in December');
      const second = await world.open(`${path}/present`);
      await second.locator('.presenter select').first().selectOption({ label: OTHER });
      await page.keyboard.press('i');
      await page.locator('.review-form select').selectOption({ label: OTHER });
      await page.getByRole('button', { name: 'Decide', exact: true }).click();
      await page.locator('.stands').waitFor();
      await follower.locator('.stands', { hasText: OTHER }).waitFor();
      await expect.poll(() => second.locator('.stands').innerText()).toContain(PRESENTER);
      await page.reload();
      await page.locator('.stands', { hasText: 'Investigate' }).waitFor();
      expect(await title(page)).toBe('Staffing in December');
    });

    it('ends in minutes in both languages, and what was promised waits in the list', async () => {
      const page = await world.open(`${path}/present`);
      await page.locator('.presenter').waitFor();
      if (await page.locator('.presenter select').count())
        await page.locator('.presenter select').first().selectOption({ label: PRESENTER });
      await page.getByRole('button', { name: 'End the meeting' }).first().click();
      await page.getByRole('button', { name: 'Freeze and send' }).click();
      await page.getByRole('heading', { name: /^Minutes/ }).waitFor();
      await page.locator('article[lang="ja"]', { hasText: `調べる: 担当 ${OTHER}` }).waitFor();
      await page.locator('article[lang="en"]', { hasText: `Investigate: ${OTHER}` }).waitFor();
      expect(await page.locator('code').innerText()).toMatch(/^[0-9a-f]{64}$/);
      await page.getByRole('link', { name: 'All meetings' }).click();
      await page
        .getByRole('region', { name: 'Promises of meetings' })
        .getByRole('link', { name: 'Staffing in December' })
        .waitFor();
    });

    it.each([
      { language: 'ja', scheme: 'dark', width: 390 },
      { language: 'en', scheme: 'light', width: 1440 },
    ] as const)('is readable and accessible ($language, $scheme, $width)', async (look) => {
      for (const address of ['/reviews', path]) {
        const page = await world.open(address, look);
        await page.locator('main h1').waitFor();
        expect(await faultsOf(page)).toEqual([]);
      }
    });
  });
}
