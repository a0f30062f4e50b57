import { describe, expect, it } from 'vitest';
import { actAs, faultsOf, standing } from './screen.js';
import type { World } from './world.js';

const WHO = 'Theo Marwick';
const REMARK = 'The holiday shifted what people wrote about.';
const LOOKS = [
  { language: 'ja', scheme: 'dark', width: 390 },
  { language: 'en', scheme: 'light', width: 1440 },
] as const;

interface Listed {
  readonly editions: readonly { readonly id: string; readonly hash: string }[];
  readonly newestWeek: string;
}

export function reportsJourney(world: World): void {
  const listed = (): Promise<Listed> => world.app.get<Listed>('/editions');

  describe('reports', () => {
    it('are built on demand, open their evidence, and take comments without another hash', async () => {
      const page = await world.open('/reports');
      await actAs(page, WHO);
      const build = page.getByRole('button', { name: /^Build the report/ });
      if ((await listed()).editions.length === 0) await build.click();
      await expect.poll(async () => (await listed()).editions.length, { timeout: 60_000 }).toBeGreaterThan(0);
      const paper = page.getByRole('article', { name: 'Weekly report' });
      await paper.getByRole('heading', { name: 'The whole picture' }).waitFor({ timeout: 30_000 });
      const [edition] = (await listed()).editions;
      // a number opens what is behind it
      await paper.locator('table.metrics tbody tr').first().getByRole('link').first().click();
      const evidence = page.getByRole('region', { name: 'Volume' });
      await evidence.getByText(/items? match(es)? this filter now/).waitFor();
      await evidence.getByRole('button', { name: 'Close' }).click();
      // a comment stands under a name, outside the hash
      await page.getByRole('button', { name: 'Comment' }).last().click();
      await page.getByLabel('Comment').last().fill(REMARK);
      await page.getByRole('button', { name: 'Add comment' }).click();
      await page.getByText(REMARK).waitFor();
      expect((await listed()).editions.find(({ id }) => id === edition?.id)?.hash).toBe(edition?.hash);
    });

    it('take a number that is pinned on another screen, with what has changed since', async () => {
      const page = await world.open('/');
      await actAs(page, WHO);
      await page.getByRole('button', { name: 'Pin a number of “CSAT”' }).click();
      const menu = page.getByRole('dialog', { name: 'Pin a number of “CSAT”' });
      await menu
        .getByRole('option', { name: /^Report for the week of/ })
        .first()
        .click();
      await page.getByText(/^Pinned to/).waitFor();
      await page.goto(`${new URL(page.url()).origin}/reports`);
      const pins = page.getByRole('list', { name: 'Pinned numbers' });
      await pins.getByText(/^Customer satisfaction \(CSAT\) is/).waitFor();
      await pins.getByText('Nothing has changed since').waitFor();
    });

    for (const look of LOOKS)
      it(`look right in ${look.language}, ${look.scheme}, at ${look.width} px`, async () => {
        const page = await world.open('/reports', look);
        await page.locator('.sheet').first().waitFor({ timeout: 30_000 });
        await standing(page);
        expect(await faultsOf(page)).toEqual([]);
      }, 60_000);
  });
}
