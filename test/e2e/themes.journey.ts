import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faultsOf, faultsOfScreens, standing } from './screen.js';
import type { World } from './world.js';

interface People {
  readonly people: readonly { readonly id: string; readonly name: string }[];
}
interface Status {
  readonly version: number;
  readonly draft: { readonly changes: number } | null;
  readonly progress: { readonly state: string } | null;
}

const row = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Draft of the tree' }).getByRole('button', { name, exact: true });

/** Leaves the tree as it was: what it publishes it cancels. */
export function themesJourney(world: World): void {
  const openAs = async (path: string, options: Parameters<World['open']>[1] = {}): Promise<Page> => {
    const { people } = await world.app.get<People>('/settings');
    const page = await world.open('/nowhere', options);
    await page.evaluate((id) => localStorage.setItem('koe.actor', id), people[0]?.id ?? '');
    await page.goto(path);
    return page;
  };
  const status = (): Promise<Status> => world.app.get<Status>('/taxonomy');

  describe('themes', () => {
    it('are walked by keys, and open beside the tree', async () => {
      const page = await openAs('/themes?view=tree');
      await standing(page);
      await page.getByText(/Most negative voices: “.+” \(\d+/).waitFor();
      const rows = page.getByRole('treegrid').getByRole('row');
      const all = await rows.count();
      await rows.nth(1).focus();
      await page.keyboard.press('ArrowLeft');
      await expect.poll(() => rows.count()).toBeLessThan(all);
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => rows.count()).toBe(all);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Trend under old and new definition' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: 'Trend under old and new definition' }).waitFor({ state: 'detached' });
    });

    it('are merged in a draft by keys, tried on real voices, and put back', async () => {
      const page = await openAs('/themes?view=draft');
      await row(page, 'Damaged or wrong item').focus();
      await page.keyboard.press('g');
      await page.getByRole('button', { name: 'Choose a theme' }).click();
      await page.keyboard.type('packaging');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Put into the draft' }).click();
      await page.getByText('Merged “Damaged or wrong item” into “Packaging”').waitFor();
      // a theme that is gone loses all its voices
      const gone = page.getByRole('row').filter({ hasText: 'Damaged or wrong item' });
      await expect.poll(() => gone.innerText(), { timeout: 30_000 }).toMatch(/−[\d,]+ leave/);
      await gone.getByRole('button').click();
      await page.locator('tr.examples mark').first().waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Undo: Merged “Damaged or wrong item” into “Packaging”' }).click();
      await page.getByText('No changes yet.').waitFor();
      await row(page, 'Damaged or wrong item').waitFor();
      expect((await status()).version).toBe(1);
    });

    it('tell why a change cannot be made and keep what was typed', async () => {
      // the browser writes a refused request on its console
      const page = await openAs('/themes?view=draft', { mayComplainOf: /409/ });
      await row(page, 'Late delivery').focus();
      await page.keyboard.press('e');
      const english = page.getByLabel('Name (English)');
      await english.fill('Packaging');
      await page.getByRole('button', { name: 'Put into the draft' }).click();
      await page.getByText('A theme beside it has this name already.').waitFor();
      expect(await english.inputValue()).toBe('Packaging');
      await page.keyboard.press('Escape');
      await expect
        .poll(() => row(page, 'Late delivery').evaluate((name) => name === document.activeElement))
        .toBe(true);
    }, 40_000);

    it('are published in the background, and the draft is back when that is cancelled', async () => {
      const page = await openAs('/themes?view=draft');
      await row(page, 'Inflexible').dragTo(row(page, 'Product'));
      await page.getByText('Moved “Inflexible” below “Product”').waitFor();
      await page.getByRole('button', { name: 'Publish' }).click();
      await page.getByRole('button', { name: 'Publish and classify anew' }).click();
      const strip = page.locator('.strip');
      await strip.waitFor();
      await expect.poll(() => strip.innerText()).toContain('Version 1 counts until this is complete.');
      await page.goto('/voices');
      await strip.waitFor();
      await strip.getByRole('button', { name: 'Cancel' }).click();
      await strip.getByRole('button', { name: 'Cancel' }).click();
      await strip.waitFor({ state: 'detached' });
      expect(await status()).toMatchObject({ version: 1, draft: { changes: 1 }, progress: { state: 'cancelled' } });
      await page.goto('/themes?view=draft');
      await page.getByRole('button', { name: 'Discard draft' }).click();
      await page.getByRole('button', { name: 'Discard draft' }).click();
      await page.getByText('No changes yet.').waitFor();
      expect((await status()).draft).toBeNull();
    }, 60_000);

    it.each([
      { language: 'ja', scheme: 'light', width: 1440 },
      { language: 'en', scheme: 'dark', width: 390 },
    ] as const)(
      'are accessible and fit: $language, $scheme, $width px',
      async (look) => {
        const page = await openAs('/themes', { ...look, height: 844 });
        const screens = [
          '/themes?view=tree',
          '/themes?view=tree&open=26',
          '/themes?view=versions',
          '/themes?view=draft',
        ];
        expect(await faultsOfScreens(page, screens)).toEqual([]);
      },
      60_000,
    );
  });
}
