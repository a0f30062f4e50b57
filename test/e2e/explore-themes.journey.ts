import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { actAs, countOfVoices, faultsOfScreens, numberIn, standing } from './screen.js';
import type { World } from './world.js';

interface People {
  readonly people: readonly { readonly name: string }[];
}

const names = (page: Page): Promise<string[]> => page.locator('table a.name').allInnerTexts();

/** The priority table and the page of a theme; leaves weights and goals as they were. */
export function exploreThemesJourney(world: World): void {
  const stood = async (path: string): Promise<Page> => {
    const page = await world.open(path);
    await standing(page);
    await page.locator('table a.name').first().waitFor();
    return page;
  };

  describe('the priority table', () => {
    it('says where to act, with ties named, and stands on what it says', async () => {
      const page = await stood('/themes');
      const said = page.locator('header.question p');
      await expect.poll(() => said.innerText()).toMatch(/first \(priority|come first/);
      const [first = ''] = await names(page);
      expect(await said.innerText()).toContain(`“${first}”`);
      await page.getByText('Frequency × 0.35').waitFor();
      expect(await page.locator('tbody tr').count()).toBeGreaterThan(20);
    });

    it('ranks anew at once by keys, keeps the weights in the address, and goes back', async () => {
      const page = await stood('/themes');
      const before = await names(page);
      await page.getByRole('button', { name: 'Weights' }).click();
      const slider = page.getByRole('slider', { name: 'Weight of frequency' });
      await slider.focus();
      await page.keyboard.press('End');
      for (const other of ['impact', 'urgency']) {
        await page.getByRole('slider', { name: `Weight of ${other}` }).focus();
        await page.keyboard.press('Home');
      }
      await expect.poll(() => names(page)).not.toEqual(before);
      await expect.poll(() => page.url()).toContain('w=100%2C0%2C0%2C10');
      const moved = await names(page);
      await page.reload();
      await standing(page);
      await expect.poll(() => names(page)).toEqual(moved);
      await page.getByRole('button', { name: 'Back to the team’s' }).first().click();
      await expect.poll(() => names(page)).toEqual(before);
      expect(page.url()).not.toContain('w=');
    });

    it('has a simplest form and a level above', async () => {
      const page = await stood('/themes');
      await page.getByRole('button', { name: 'Simple' }).click();
      await expect
        .poll(() => page.getByRole('columnheader').allInnerTexts())
        .toEqual(['Rank', 'Problem', 'Frequency', 'Priority']);
      await page.getByRole('button', { name: 'Top themes' }).click();
      await expect.poll(() => page.locator('tbody tr').count()).toBeLessThan(10);
      expect(await names(page)).toContain('Delivery');
    });

    it('takes the goal of a manager', async () => {
      const { people } = await world.app.get<People>('/settings');
      const page = await stood('/themes');
      await actAs(page, people[0]?.name ?? '');
      const last = (await names(page)).at(-1) ?? '';
      const goal = page.getByRole('combobox', { name: `Goal fit of “${last}”` });
      await goal.selectOption({ label: '1' });
      await page.getByText('Goal fit saved').waitFor();
      await expect.poll(async () => (await names(page)).at(-1)).not.toBe(last);
      await goal.selectOption({ label: '0' });
      await expect.poll(async () => (await names(page)).at(-1)).toBe(last);
    });
  });

  describe('the page of a theme', () => {
    it('opens by keys from the table, first beside it, then whole, and lets go again', async () => {
      const page = await stood('/themes');
      await page.keyboard.press('j');
      const [first = ''] = await names(page);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: first }).waitFor();
      await page.getByRole('link', { name: 'Open the full page' }).first().click();
      await page.getByRole('heading', { name: `What is happening with “${first}”?` }).waitFor();
      await standing(page);
      await expect.poll(() => page.locator('.answer').innerText()).toMatch(/% of voices in this period/);
      for (const part of ['Share over time', 'In customers’ words', 'Phrases that stand out', 'Sentiment and intent'])
        await page.getByRole('heading', { name: part }).first().waitFor();
      await page.keyboard.press('Escape');
      await page.locator('table a.name').first().waitFor();
    });

    it('counts what its voices are, and its quotes and phrases open them', async () => {
      const page = await world.open('/themes/24');
      await standing(page);
      const ways = page.getByRole('link', { name: /^Read \d[\d,]* voices$/ });
      await ways.click();
      const items = await countOfVoices(page);
      await page.goBack();
      await expect.poll(async () => numberIn(await ways.innerText())).toBe(items);
      await standing(page);
      const phrase = page.getByRole('link', { name: /./ }).and(page.locator('[title^="Open voices that say"]')).first();
      const words = (await phrase.innerText()).toLowerCase();
      await phrase.click();
      expect(await countOfVoices(page)).toBeGreaterThan(2);
      expect(decodeURIComponent(page.url()).replaceAll('+', ' ')).toContain(`q="${words}"`);
      await page.goBack();
      await standing(page);
      await page.getByTitle('Open this voice').first().click();
      await expect.poll(() => page.url()).toMatch(/\/voices\/[0-9a-f-]{36}/);
    });
  });

  it.each([
    { language: 'ja', scheme: 'light', width: 1440 },
    { language: 'en', scheme: 'dark', width: 390 },
  ] as const)(
    'priorities and theme pages are accessible and fit: $language, $scheme, $width px',
    async (look) => {
      const page = await world.open('/themes', { ...look, height: 844 });
      const screens = ['/themes', '/themes?form=simple&level=top', '/themes?open=26', '/themes/26', '/themes/1'];
      expect(await faultsOfScreens(page, screens)).toEqual([]);
    },
    120_000,
  );
}
