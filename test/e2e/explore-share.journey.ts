import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readCsv, readSheets } from '../api/exports/read-back.js';
import { actAs, countOfVoices, standing } from './screen.js';
import type { World } from './world.js';

interface SettingsAnswer {
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

export function exploreShareJourney(world: World): void {
  describe('taking things away', () => {
    async function open(path: string): Promise<Page> {
      const page = await world.open(path);
      await standing(page);
      const { people } = await world.app.get<SettingsAnswer>('/settings');
      await actAs(page, people[0]?.name ?? '');
      return page;
    }
    async function taken(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
      const [download]: [Download, void] = await Promise.all([page.waitForEvent('download'), press()]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    }
    const viewsButton = (page: Page): ReturnType<Page['getByRole']> =>
      page.getByRole('button', { name: /^Saved views/ });

    it('saves a view, finds it by the palette, and gets exactly what was saved', async () => {
      const page = await open('/voices?channel=chat&priority=P1&priority=P2&sort=priority');
      const saved = await countOfVoices(page);
      await viewsButton(page).click();
      await page.getByRole('button', { name: 'Save this view' }).click();
      await page.getByLabel('Name').fill('朝の確認 <b>');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved “朝の確認 <b>”').waitFor();

      await page.goto(`${world.app.address}/`);
      await standing(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('朝の確認');
      await page.keyboard.press('Enter');
      await expect.poll(() => new URL(page.url()).pathname).toBe('/voices');
      const { searchParams } = new URL(page.url());
      expect(searchParams.getAll('priority')).toEqual(['P1', 'P2']);
      expect(searchParams.get('sort')).toBe('priority');
      expect(await countOfVoices(page)).toBe(saved);
    });

    it('deletes a view and undoes that', async () => {
      const page = await open('/?channel=email');
      await viewsButton(page).click();
      await page.getByRole('button', { name: 'Save this view' }).click();
      await page.getByLabel('Name').fill('To be deleted');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Saved “To be deleted”').waitFor();
      await viewsButton(page).click();
      await page.getByRole('button', { name: 'Actions for “To be deleted”' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByText('Deleted “To be deleted”').waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await viewsButton(page).click();
      await page.getByRole('link', { name: /To be deleted/ }).waitFor();
    });

    it('opens a link that is always current as the dates of the day', async () => {
      const page = await world.open('/voices?channel=chat&period=this_week');
      await standing(page);
      await expect.poll(() => new URL(page.url()).searchParams.get('from')).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(new URL(page.url()).searchParams.get('period')).toBeNull();
      await page.getByText('This week').first().waitFor();
    });

    it('exports what the list shows', async () => {
      const page = await open('/voices?channel=chat&sentiment=negative');
      const listed = await countOfVoices(page);
      const start = async (format: string): Promise<void> => {
        await page.getByRole('button', { name: 'Link and export' }).click();
        await page.getByRole('menuitem', { name: /Export voices/ }).click();
        await page.getByRole('radio', { name: new RegExp(format) }).check();
        await page
          .getByRole('dialog')
          .getByRole('status')
          .filter({ hasText: /\d+ items/ })
          .waitFor();
        await page.getByRole('link', { name: 'Export', exact: true }).click();
      };
      const csv = readCsv((await taken(page, () => start('CSV'))).bytes);
      expect(csv).toHaveLength(listed);
      expect(csv.every((row) => row['Channel'] === 'Chat' && row['Sentiment'] === 'Negative')).toBe(true);
      const sheets = await readSheets((await taken(page, () => start('Excel'))).bytes);
      expect(sheets.get('Voices')).toHaveLength(listed + 1);
    });

    it('saves every figure of the overview as a picture with its filter, n and date, and as a table', async () => {
      const page = await open('/?lang=ja');
      const menus = page.getByRole('button', { name: /^Save “/ });
      await expect.poll(() => menus.count()).toBeGreaterThan(5);
      const count = await menus.count();
      for (let at = 0; at < count; at += 1) {
        const take = (format: string): ReturnType<typeof taken> =>
          taken(page, async () => {
            await menus.nth(at).click();
            await page.getByRole('menuitem', { name: new RegExp(format) }).click();
          });
        const svg = await take('SVG');
        expect(svg.name).toMatch(/^koe-.+-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.svg$/);
        const text = svg.bytes.toString('utf8');
        expect(text).toContain('Language: Japanese');
        expect(text).toMatch(/as of .*\d{4} \d\d:\d\d \(Asia\/Tokyo\)/);
        expect(text).toMatch(/n=[\d,]+/);
        expect(text).not.toMatch(/<image|href="http|<script/);
        const png = await take('PNG');
        expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
        expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(900);
        expect(Object.keys(readCsv((await take('CSV')).bytes)[0] ?? {}).length).toBeGreaterThan(1);
      }
    });

    it('makes a token, shows it once, and revokes it', async () => {
      const page = await open('/settings/tokens');
      await page.getByLabel('Name').fill('Weekly notebook');
      await page.getByRole('button', { name: 'Make a token' }).click();
      const shown = page.getByRole('textbox', { name: 'New token' });
      const token = await shown.inputValue();
      const reads = (): Promise<number> =>
        fetch(`${world.app.address}/api/v1/themes`, { headers: { authorization: `Bearer ${token}` } }).then(
          ({ status }) => status,
        );
      expect(await reads()).toBe(200);
      await page.getByRole('button', { name: 'I have kept it' }).click();
      await page.reload();
      await page.getByText('Weekly notebook').first().waitFor();
      expect(await page.content()).not.toContain(token);
      await page.getByRole('button', { name: 'Revoke: Weekly notebook' }).click();
      await page.getByRole('button', { name: 'Really revoke: Weekly notebook' }).click();
      await page.getByText('Revoked “Weekly notebook”').waitFor();
      expect(await reads()).toBe(401);
    });
  });
}
