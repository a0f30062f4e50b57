import { describe, expect, it } from 'vitest';
import { actAs, faultsOf, standing } from './screen.js';
import type { World } from './world.js';

const WHO = 'Theo Marwick';
/** A finished action of the sample whose effect has its verdict; it is about FAQ or manual not found. */
const ACTION = 'FAQを全面改訂する';
const TITLE = 'Rewriting the FAQ did not stop the questions';
const TAG = 'self-service journey';
const LESSON = 'Ask five customers to find the answer before publishing it';

interface Listed {
  readonly cases: readonly { readonly id: string; readonly title: string; readonly themeId: number }[];
}

export function casesJourney(world: World): void {
  const made = async (): Promise<Listed['cases'][number]> => {
    const found = (await world.app.get<Listed>('/cases')).cases.find(({ title }) => title === TITLE);
    if (!found) throw new Error('the case was not made');
    return found;
  };

  describe('cases', () => {
    it('are built from a finished action: numbers, quotes and periods stand there by themselves', async () => {
      const page = await world.open('/cases/new');
      await actAs(page, WHO);
      const picker = page.getByLabel('Actions', { exact: true });
      const action = await picker.locator('option', { hasText: ACTION }).innerText();
      await picker.selectOption({ label: action });
      await page.getByRole('button', { name: 'Begin with this' }).first().click();
      await page.locator('.pairs > *').first().waitFor();
      const quotes = page.locator('fieldset').filter({ hasText: 'Masked words of customers' });
      const choices = quotes.getByRole('checkbox');
      await choices.nth(1).waitFor();
      await choices.nth(0).check();
      await choices.nth(1).check();
      const second = await quotes.locator('.choice').nth(1).locator('label').innerText();
      await quotes.getByRole('button', { name: /^Lead with this/ }).click();
      await page.getByLabel(/^Title/).fill(TITLE);
      await page.getByLabel('What happened').fill('The FAQ was written anew in September.');
      await page.getByLabel('Analysis').fill('The answers were there, but nobody found them.');
      await page.getByLabel('Lesson').fill(LESSON);
      await page.getByLabel(/^Tags/).fill(`FAQ, ${TAG}`);
      await page.getByRole('button', { name: 'Save the draft' }).click();
      await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
      await standing(page);
      // the voice that was chosen to lead stands first; nothing in it that would name a person
      const said = await page.locator('#case-quotes ~ ul q').allInnerTexts();
      expect(said).toHaveLength(2);
      expect(said[0]?.slice(0, 20)).toBe(second.trim().slice(0, 20));
      expect(said.join(' ')).not.toMatch(/@|\d{3}-\d{4}/);
      expect(await page.locator('.numbers table tbody tr').count()).toBeGreaterThan(0);
      await page.locator('.numbers .chart canvas').waitFor();
      await page.getByText(/What action A-\d+ did/).waitFor();
    });

    it('are published and found by words and by tag', async () => {
      const { id } = await made();
      const page = await world.open(`/cases/${id}`);
      await actAs(page, WHO);
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByRole('button', { name: 'Make a draft again' }).waitFor();
      await page.getByRole('link', { name: 'Back to the cases' }).click();
      const list = page.getByRole('list', { name: 'Cases' }).getByRole('heading', { level: 3 });
      await page.getByRole('searchbox', { name: 'Search the cases' }).fill('five customers find');
      await expect.poll(() => list.allInnerTexts()).toEqual([TITLE]);
      await page.getByRole('searchbox', { name: 'Search the cases' }).fill('nobody wrote this');
      await page.getByText('No case matches.').waitFor();
      await page.getByRole('searchbox', { name: 'Search the cases' }).fill('');
      await page.getByLabel('Tag').selectOption({ label: `${TAG} (1)` });
      await expect.poll(() => list.allInnerTexts()).toEqual([TITLE]);
    });

    it('stand beside their theme, and where an action on it is planned', async () => {
      const { id, themeId } = await made();
      const page = await world.open(`/themes/${String(themeId)}`);
      const similar = page.getByRole('region', { name: 'Similar cases' }).locator(`a[href="/cases/${id}"]`);
      await similar.waitFor();
      await actAs(page, WHO);
      await page.goto('/actions');
      await page.getByRole('link', { name: 'New action' }).click();
      await page.getByLabel('What will be done').fill('Rewrite the FAQ once more');
      await similar.waitFor();
    });

    it('are one page on paper, without buttons', async () => {
      const { id } = await made();
      const page = await world.open(`/cases/${id}`);
      await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
      await standing(page);
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('main button:visible').count()).toBe(0);
      expect(await page.getByText(LESSON).isVisible()).toBe(true);
      expect(await page.locator('.numbers .chart canvas').isVisible()).toBe(true);
    });

    it.each([
      { language: 'ja', scheme: 'dark', width: 390, screen: 'page' },
      { language: 'en', scheme: 'light', width: 1440, screen: 'library' },
    ] as const)('are readable and accessible ($screen, $language, $scheme, $width)', async ({ screen, ...look }) => {
      const page = await world.open(screen === 'page' ? `/cases/${(await made()).id}` : '/cases', look);
      await standing(page);
      expect(await faultsOf(page)).toEqual([]);
    });
  });
}
