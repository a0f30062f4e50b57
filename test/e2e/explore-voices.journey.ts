import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { countOfVoices } from './screen.js';
import type { World } from './world.js';

interface PeopleAnswer {
  readonly people: readonly { readonly id: string }[];
}
interface ListAnswer {
  readonly total: number | null;
}

const rows = (page: Page): Locator => page.locator('article');
const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search the words' });

export function exploreVoicesJourney(world: World): void {
  describe('search and correction of many', () => {
    const total = async (query: Readonly<Record<string, string>>): Promise<number> =>
      (await world.app.get<ListAnswer>(`/items?${new URLSearchParams(query).toString()}`)).total ?? -1;

    it('reads exclusions, alternatives and phrases, and says what it could not read', async () => {
      const page = await world.open('/voices');
      await countOfVoices(page);
      await search(page).fill('返品 OR 交換');
      await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('返品 OR 交換');
      await expect.poll(() => countOfVoices(page)).toBe(await total({ q: '返品 OR 交換', ...period(page) }));
      const either = await countOfVoices(page);
      await expect.poll(() => rows(page).first().locator('mark.hit').count()).toBeGreaterThan(0);
      // rows out of sight are not drawn and have no text yet
      const hits = (await page.locator('article mark.hit').allInnerTexts()).filter((hit) => hit !== '');
      for (const hit of hits) expect(['返品', '交換']).toContain(hit);

      await search(page).fill('返品 OR 交換 -返品');
      await expect.poll(() => countOfVoices(page)).toBeLessThan(either);
      await search(page).fill('「返品');
      await page.getByText('The quote is not closed').waitFor();

      await page.getByRole('button', { name: 'How to search' }).click();
      await page
        .getByRole('dialog', { name: 'How to search' })
        .getByRole('button', { name: 'refund OR exchange', exact: true })
        .click();
      await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('refund OR exchange');
      expect(await search(page).evaluate((input) => document.activeElement === input)).toBe(true);
    });

    it('corrects several voices by the keyboard after a preview, and takes them back at once', async () => {
      const { people } = await world.app.get<PeopleAnswer>('/settings');
      const page = await world.open('/voices?sentiment=negative&priority=P1');
      await page.evaluate((id) => {
        window.localStorage.setItem('koe.actor', id);
      }, people[0]?.id ?? '');
      await page.reload();
      const before = await countOfVoices(page);
      for (const key of ['j', 'x', 'j', 'j', 'Shift+X']) await page.keyboard.press(key);
      const bar = page.getByRole('region', { name: 'Select' });
      await bar.getByText('3 selected').waitFor();
      await bar.getByRole('button', { name: 'Sentiment' }).click();
      await page.getByRole('menuitem', { name: 'Positive' }).click();
      await bar.getByText('3 will change').waitFor();
      await bar.getByRole('button', { name: 'Correct 3' }).click();
      await page.getByText('3 corrected').waitFor();
      await expect
        .poll(() => total({ sentiment: 'negative', priority: 'P1', ...period(page) }), { timeout: 20_000 })
        .toBe(before - 3);

      await page.getByRole('button', { name: 'Corrections of several voices' }).click();
      const history = page.getByRole('dialog', { name: 'Corrections of several voices' });
      await history.getByText('Set sentiment to “Positive”').waitFor();
      await history.getByRole('button', { name: 'Withdraw all' }).click();
      await history.getByText('Withdrawn', { exact: true }).waitFor();
      await expect
        .poll(() => total({ sentiment: 'negative', priority: 'P1', ...period(page) }), { timeout: 20_000 })
        .toBe(before);
    });
  });
}

/** The period that the page has filled in. */
function period(page: Page): Record<string, string> {
  const { searchParams } = new URL(page.url());
  return Object.fromEntries(
    ['from', 'to'].flatMap((name) => (searchParams.has(name) ? [[name, searchParams.get(name) ?? '']] : [])),
  );
}
