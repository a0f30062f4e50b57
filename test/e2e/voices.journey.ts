import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { countOfVoices } from './screen.js';
import type { World } from './world.js';

/** Two characters: too short for trigrams, and everyday Japanese. */
const WORD = '解約';

interface ItemsAnswer {
  readonly total: number | null;
  readonly items: readonly { readonly id: string }[];
}
interface PeopleAnswer {
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

const rows = (page: Page): Locator => page.locator('article');
const reader = (page: Page): Locator => page.getByRole('region', { name: 'Voice' });
const openItem = (page: Page): string | null => new URL(page.url()).searchParams.get('item');

export function voicesJourney(world: World): void {
  describe('voices', () => {
    it('finds and highlights a Japanese word of two characters', async () => {
      const page = await world.open('/voices');
      const all = await countOfVoices(page);
      await page.getByRole('searchbox', { name: 'Search the words' }).fill(WORD);
      await expect.poll(() => countOfVoices(page)).toBeLessThan(all);
      const { searchParams } = new URL(page.url());
      expect(searchParams.get('q')).toBe(WORD);
      const { total } = await world.app.get<ItemsAnswer>(`/items?${searchParams.toString()}`);
      expect(await countOfVoices(page)).toBe(total);
      expect(total).toBeGreaterThan(3);
      await expect.poll(() => rows(page).first().locator('mark.hit').count()).toBeGreaterThan(0);
      // the word may stand beyond what a row shows, but what is marked is the word
      for (const hit of await page.locator('article mark.hit').allInnerTexts()) expect(WORD).toContain(hit);

      await rows(page).first().locator('a.quote').click();
      await expect.poll(async () => (await reader(page).locator('mark.hit').allInnerTexts()).join('')).toContain(WORD);
    });

    it('moves with j and k, opens with Enter, closes with Esc', async () => {
      const page = await world.open('/voices');
      await countOfVoices(page);
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      const id = await rows(page).nth(1).locator('a.quote').getAttribute('data-id');
      await expect.poll(() => rows(page).nth(1).getAttribute('class')).toContain('selected');
      await page.keyboard.press('Enter');
      await expect.poll(() => openItem(page)).toBe(id);
      await reader(page).getByRole('heading', { name: 'Handling', exact: true }).waitFor();
      await page.keyboard.press('j');
      await expect.poll(() => openItem(page)).not.toBe(id);
      await page.keyboard.press('k');
      await expect.poll(() => openItem(page)).toBe(id);
      await page.keyboard.press('Escape');
      await reader(page).waitFor({ state: 'detached' });
      expect(openItem(page)).toBeNull();
    });

    it('marks the words that a theme stands on', async () => {
      const page = await world.open('/voices');
      await countOfVoices(page);
      const row = rows(page)
        .filter({ has: page.locator('mark[title]') })
        .first();
      const theme = await row.locator('mark[title]').first().getAttribute('title');
      const marked = await row.locator('mark[title]').first().innerText();
      expect(marked.length).toBeGreaterThan(0);
      await row.locator('a.quote').click();
      await reader(page).locator('mark[title]').first().waitFor();
      const chips = await reader(page)
        .getByRole('list')
        .filter({ has: page.getByRole('listitem') })
        .allInnerTexts();
      expect(chips.join(' ')).toContain(theme?.split(', ')[0]);
    });

    it('keeps who handles a voice, until when and why', async () => {
      const page = await world.open('/voices', { mayComplainOf: /status of 40\d/ });
      await countOfVoices(page);
      const { people } = await world.app.get<PeopleAnswer>('/settings');
      const [acting, assignee] = people;
      if (!acting || !assignee) throw new Error('the sample has no people');
      await rows(page).nth(2).locator('a.quote').click();
      const form = reader(page).locator('form');
      await form.getByRole('button', { name: 'In hand' }).click();
      await form.getByText(/choose who acts/i).waitFor();
      expect(await form.getByRole('button', { name: 'Open' }).getAttribute('aria-pressed')).toBe('true');
      // chosen on the spot: the panel may cover the top bar
      await reader(page).getByLabel('Who acts').selectOption(acting.id);
      await reader(page).getByLabel('Who acts').waitFor({ state: 'detached' });

      await form.getByRole('button', { name: 'In hand' }).click();
      await page.getByText('Handling saved').first().waitFor();
      await form.getByLabel('Assignee').selectOption(assignee.id);
      await form.getByLabel('Due').fill('2031-04-01');
      await form.getByLabel('Note').fill('電話で確認する <b>&amp;');
      await form.getByRole('button', { name: 'Save' }).click();
      await form.getByRole('button', { name: 'Save' }).waitFor({ state: 'detached' });
      await expect.poll(() => form.getByLabel('Note').inputValue()).toBe('電話で確認する <b>&amp;');

      await page.reload();
      await form.getByRole('button', { name: 'In hand' }).waitFor();
      expect(await form.getByRole('button', { name: 'In hand' }).getAttribute('aria-pressed')).toBe('true');
      expect(await form.getByLabel('Assignee').inputValue()).toBe(assignee.id);
      expect(await form.getByLabel('Due').inputValue()).toBe('2031-04-01');
      expect(await form.getByLabel('Note').inputValue()).toBe('電話で確認する <b>&amp;');
      await reader(page)
        .getByText(/^History of handling/)
        .click();
      const history = await reader(page).locator('details ol').innerText();
      expect(history).toContain(acting.name);
      expect(history).toContain('In hand');
      expect(history).toContain('電話で確認する <b>&amp;');

      // the list can be cut by it
      await reader(page).getByRole('button', { name: 'Close' }).click();
      const all = await countOfVoices(page);
      await page.getByRole('combobox', { name: 'Assignee' }).selectOption(assignee.id);
      await expect.poll(() => countOfVoices(page)).toBeLessThan(all);
      await rows(page).filter({ hasText: 'due Tue 1 Apr 2031' }).waitFor();
    });
  });
}
