import { describe, expect, it } from 'vitest';
import { countOfVoices, standing } from './screen.js';
import type { World } from './world.js';

export function exploreKeyboardJourney(world: World): void {
  describe('with the keyboard alone', () => {
    it('finds which theme rose most in a product last week, and what people say of it', async () => {
      const page = await world.open('/');
      await standing(page);
      const { keyboard } = page;
      const product = await world.app
        .get<{
          readonly labels: {
            readonly product: readonly { readonly key: string; readonly name: { readonly en: string } }[];
          };
        }>('/cube/manifest')
        .then(({ labels }) => labels.product[0]);
      if (!product) throw new Error('the sample has no product');

      // the product, from the list of everything that can be filtered by
      await keyboard.press('f');
      await keyboard.type(product.name.en);
      await keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).searchParams.getAll('product')).toEqual([product.key]);
      await keyboard.press('Escape');

      // last week, from the palette
      await keyboard.press('Control+k');
      await keyboard.type('Last week');
      await keyboard.press('Enter');
      await expect.poll(() => page.locator('.versus').innerText()).toMatch(/\d/);
      await standing(page);

      // the themes by how much they rose: reached by Tab, chosen by Enter
      const byRise = page.getByRole('button', { name: 'By rise' });
      await byRise.focus();
      await keyboard.press('Enter');
      expect(await byRise.getAttribute('aria-pressed')).toBe('true');
      const first = page.locator('section').filter({ has: byRise }).getByRole('listitem').first();
      const name = await first.locator('.name').innerText();
      const rises = await page.locator('section').filter({ has: byRise }).locator('.change').allInnerTexts();
      const numbers = rises.flatMap((text) => /[+-]?\d+(\.\d+)?/.exec(text.replace('−', '-'))?.[0] ?? []).map(Number);
      expect(numbers.length).toBeGreaterThan(1);
      expect(numbers).toEqual([...numbers].sort((a, b) => b - a));

      // what people say: the count of its items opens them
      await first.getByRole('button').first().focus();
      for (let tabs = 0; tabs < 3; tabs++) {
        await keyboard.press('Tab');
        if ((await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '')).startsWith('/voices'))
          break;
      }
      await keyboard.press('Enter');
      await page.waitForURL(/\/voices\?/);
      expect(await countOfVoices(page)).toBeGreaterThan(0);
      const search = new URL(page.url()).searchParams;
      expect([search.get('product'), search.getAll('theme').length]).toEqual([product.key, 1]);
      await keyboard.press('j');
      await keyboard.press('Enter');
      await expect.poll(() => page.getByRole('region', { name: 'Voice' }).innerText()).toContain(name);
    });
  });
}
