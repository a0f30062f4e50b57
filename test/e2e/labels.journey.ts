import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { faultsOf, numberIn, standing } from './screen.js';
import type { World } from './world.js';

interface People {
  readonly people: readonly { readonly id: string; readonly name: string }[];
}
interface Labels {
  readonly labels: readonly {
    readonly task: string;
    readonly themeId: number | null;
    readonly value: string;
    readonly span: { readonly start: number; readonly end: number } | null;
    readonly by: string | null;
    readonly counts: boolean;
  }[];
}
interface Queue {
  readonly progress: { readonly done: number; readonly total: number };
  readonly items: readonly { readonly itemId: string }[];
}
interface Item {
  readonly mentions: readonly { readonly themeId: number }[];
  readonly priority: string;
  readonly classifierVersion: string | null;
}

const LATE_DELIVERY = 24;

const key = (page: Page, name: string): Locator => page.locator('main').getByRole('button', { name, exact: true });
const place = async (page: Page): Promise<number> => numberIn(await page.locator('.place').innerText());

export function labelsJourney(world: World): void {
  /** A page on which somebody acts. */
  const openAs = async (
    person: number,
    path: string,
    options: Parameters<World['open']>[1] = {},
  ): Promise<{ page: Page; id: string; name: string }> => {
    const { people } = await world.app.get<People>('/settings');
    const acting = people[person];
    if (!acting) throw new Error('the sample has too few people');
    const page = await world.open('/nowhere', options);
    await page.evaluate((id) => localStorage.setItem('koe.actor', id), acting.id);
    await page.goto(path);
    return { page, ...acting };
  };
  const labelsOf = (itemId: string): Promise<Labels> => world.app.get<Labels>(`/items/${itemId}/labels`);

  describe('labels', () => {
    it('are given by keys alone, and taken back', async () => {
      const { page, id, name } = await openAs(0, '/labels');
      await page.getByRole('button', { name: 'Draw 50 voices' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => place(page)).toBe(1);
      const queue = await world.app.get<Queue>(`/labels/queue?person=${id}`);
      expect(queue.progress).toMatchObject({ done: 0, total: 50 });
      const [first, second] = queue.items;

      // keys are made of the themes, which may come after the voice
      await key(page, 'Late delivery').waitFor();
      await page.keyboard.type('dl');
      await key(page, 'Late delivery').and(page.locator('[aria-pressed="true"]')).waitFor();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      const marked = await page.locator('article mark.chosen').allInnerTexts();
      expect(marked.join('').length).toBeGreaterThan(0);
      await page.keyboard.press('Enter');
      await page.getByText('again to leave them out').waitFor();
      await page.keyboard.type('14');
      await page.keyboard.press('Enter');
      await expect.poll(() => place(page)).toBe(2);

      await expect.poll(async () => (await labelsOf(first?.itemId ?? '')).labels.length).toBeGreaterThan(30);
      const { labels } = await labelsOf(first?.itemId ?? '');
      const yes = labels.filter(({ task, value }) => task === 'theme' && value === 'yes');
      expect(yes).toMatchObject([{ themeId: LATE_DELIVERY, by: name, counts: true }]);
      expect(yes[0]?.span).not.toBeNull();
      expect(labels.find(({ task }) => task === 'sentiment')?.value).toBe('negative');
      expect(labels.find(({ task }) => task === 'intent')?.value).toBe('complaint');
      // it counts for this voice as soon as the job has run
      await expect
        .poll(
          async () =>
            (await world.app.get<Item>(`/items/${first?.itemId ?? ''}`)).mentions.map(({ themeId }) => themeId),
          { timeout: 15_000 },
        )
        .toEqual([LATE_DELIVERY]);

      await page.keyboard.press('s');
      await expect.poll(() => place(page)).toBe(3);
      await page.keyboard.press('u');
      await page.keyboard.press('u');
      await expect.poll(() => place(page)).toBe(1);
      expect(await key(page, 'Late delivery').getAttribute('aria-pressed')).toBe('true');
      await expect
        .poll(async () => (await labelsOf(first?.itemId ?? '')).labels.some(({ counts }) => counts))
        .toBe(false);
      expect((await labelsOf(second?.itemId ?? '')).labels).toEqual([]);

      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keys' }).waitFor();
      await page.keyboard.press('Escape');
      await page.reload();
      await expect.poll(() => place(page)).toBe(1);
    });

    it('are kept when the server cannot be reached, and sent again', async () => {
      const { page, id } = await openAs(0, '/labels', { mayComplainOf: /ERR_FAILED/ });
      await expect.poll(() => place(page)).toBe(1);
      await page.route('**/judgement', (route) => route.abort());
      for (const strokes of ['dl14', '37']) {
        await page.keyboard.type(strokes);
        await page.keyboard.press('Enter');
      }
      await page.getByText('2 judgements are not saved yet').waitFor();
      await expect.poll(() => place(page)).toBe(3);
      await page.unroute('**/judgement');
      await page.getByRole('button', { name: 'Send again' }).click();
      await page.getByText('not saved yet').waitFor({ state: 'detached' });
      // left before this, the page would ask
      await expect.poll(async () => (await world.app.get<Queue>(`/labels/queue?person=${id}`)).progress.done).toBe(2);
      await page.reload();
      await expect.poll(() => place(page)).toBe(3);
    });

    it('are also given by somebody else, who does not see the first answer', async () => {
      const { page } = await openAs(1, '/labels');
      await page.getByText('Second judgement').waitFor();
      expect(await page.locator('.dock [aria-pressed="true"]').count()).toBe(0);
    });

    it.each([
      { language: 'ja', scheme: 'light', width: 1440 },
      { language: 'en', scheme: 'dark', width: 390 },
    ] as const)('can be given by everyone: $language, $scheme, $width px', async (look) => {
      const { page } = await openAs(0, '/labels', { ...look, height: 844 });
      await page.locator('.place').waitFor();
      expect(await faultsOf(page)).toEqual([]);
    });

    it('correct a voice where it is read, and are taken back by the toast', async () => {
      const { items } = await world.app.get<{ items: { id: string }[] }>('/items?limit=1');
      const itemId = items[0]?.id ?? '';
      const { page, name } = await openAs(0, `/voices/${itemId}`);
      await standing(page);
      const themes = page.getByRole('list', { name: 'Themes' });
      const before = await world.app.get<Item>(`/items/${itemId}`);
      await page.getByRole('heading', { name: 'Handling', exact: true }).waitFor();
      await page.keyboard.press('t');
      await page.getByRole('combobox', { name: 'Add a theme' }).fill('cancel');
      await page.keyboard.press('Enter');
      await themes.getByText('Cancellation').waitFor();
      await page.getByText(`corrected by ${name}`).first().waitFor();
      await expect
        .poll(async () => (await world.app.get<Item>(`/items/${itemId}`)).mentions.length, { timeout: 15_000 })
        .toBe(before.mentions.length + 1);
      await page.getByRole('button', { name: 'Undo' }).last().click();
      await page.getByText(`corrected by ${name}`).waitFor({ state: 'detached' });
      // a model that learnt in between may say it by itself
      await expect
        .poll(
          async () => {
            const { classifierVersion, mentions } = await world.app.get<Item>(`/items/${itemId}`);
            return classifierVersion !== before.classifierVersion || mentions.length === before.mentions.length;
          },
          { timeout: 15_000 },
        )
        .toBe(true);

      await page.locator('.corrections').getByLabel('Priority').selectOption('P1');
      await expect
        .poll(async () => (await world.app.get<Item>(`/items/${itemId}`)).priority, { timeout: 15_000 })
        .toBe('P1');
      expect(await faultsOf(page)).toEqual([]);
    });
  });
}
