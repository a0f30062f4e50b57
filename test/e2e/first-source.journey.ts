import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { actAs, countOfVoices, standing } from './screen.js';
import type { World } from './world.js';

/** The first person of the installation, who acts in what follows. */
export const PERSON = '受付 花子';
const SOURCE = '店頭アンケート';
/** Lines of a spreadsheet in the code page that Japanese offices still use. Line 5 lacks columns, line 7 has no such day. */
const LINES = [
  '受付番号,受付日時,ご意見,満足度,支店',
  'A-1,2026/10/05 10:15,店員さんの説明がとても丁寧でした。,5,新宿',
  'A-2,2026/10/06 11:20,届いた商品が壊れていて、返品の電話もつながらない。,1,横浜',
  'A-3,2026/10/07 09:05,支払い画面が何度も固まる。髙橋①,2,新宿',
  'A-4,2026/10/08 12:00',
  'A-5,2026/10/08 18:40,もっと早く発送してほしい。,3,札幌',
  'A-6,2026/13/45 10:00,日付のおかしい行です。,4,札幌',
  'A-7,2026/10/09 08:30,普通です。,3,横浜',
];
const GOOD = 5;

const file = (world: World, name: string): string => join(world.app.dropFolder, 'survey', name);
const fact = (page: Page, name: string): Locator =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd');

export function firstSourceJourney(world: World): void {
  /** Address of the source's page, once it is there. */
  let address = '';

  describe('the first source', () => {
    it('says on empty screens what to do', async () => {
      const page = await world.open('/');
      await page.getByText('There are no voices yet').waitFor();
      expect(await page.getByRole('complementary').count()).toBe(0); // no sample, no banner
      await page.getByRole('link', { name: 'Voices' }).first().click();
      await page.getByText('No voices yet').waitFor();
      await page.getByRole('link', { name: 'Sources' }).first().click();
      await page.getByText('No sources yet').waitFor();
      await page.getByRole('link', { name: 'Add a source' }).click();
      await page.waitForURL(/\/sources\/new/);
      // a write names a person, and there is nobody yet: the way there is shown
      await page.getByRole('link', { name: 'Add the first person' }).click();
      await page.waitForURL(/\/settings\/people/);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await page.locator('tr.new').getByLabel('Name', { exact: true }).fill(PERSON);
      await page.locator('tr.new').getByRole('button', { name: 'Add', exact: true }).click();
      await page.locator('tr.new').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: PERSON, exact: true }).waitFor();
    });

    it('is added by a wizard that shows what the rows will become', async () => {
      await mkdir(join(world.app.dropFolder, 'survey'));
      await writeFile(file(world, 'october.csv'), iconv.encode(`${LINES.join('\r\n')}\r\n`, 'cp932'));
      const page = await world.open('/sources/new');
      await actAs(page, PERSON);
      await page.getByRole('button', { name: /^Files in a folder/ }).click();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('Fill this in').waitFor();
      await page.getByLabel(/^Folder or file on the server/).fill(join(world.app.dropFolder, 'nowhere'));
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('The connection does not work').waitFor();
      await page.getByRole('button', { name: 'Set up the connection' }).click();
      await page.getByLabel(/^Folder or file on the server/).fill(join(world.app.dropFolder, 'survey'));
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByText('The connection works').waitFor();
      await page.getByRole('button', { name: 'Next' }).click();

      // the encoding is found, a mapping is proposed and shown at work
      await page.getByRole('heading', { name: 'What the columns mean' }).waitFor();
      await page.getByText(/Encoding: (cp932|Shift)/i).waitFor();
      const column = (name: string): Locator =>
        page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
      const role = (name: string): Locator => page.getByLabel(`Meaning: ${name}`);
      await expect.poll(() => role('ご意見').inputValue()).toBe('text');
      expect(await column('ご意見').innerText()).toContain('丁寧');
      await role('受付番号').selectOption('id');
      await role('受付日時').selectOption('createdAt');
      await role('満足度').selectOption('score');
      await role('支店').selectOption('attribute');
      await page.getByLabel('Name of the attribute: 支店').fill('branch');
      await page.getByLabel('Name of the attribute: 支店').blur();
      await page.getByRole('button', { name: 'Read again with this mapping' }).click();
      await page.getByRole('button', { name: 'Read again with this mapping' }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: `Voices that result ${GOOD}` }).waitFor();
      await page.getByText('髙橋①', { exact: false }).first().waitFor();
      await page.getByText('branch: 新宿').first().waitFor();
      await page.getByRole('button', { name: /^Rows found/ }).click();
      await page.getByRole('region', { name: 'See what will be pulled' }).getByText('A-3').waitFor();
      await page.getByRole('button', { name: 'Rows set aside 2' }).click();
      const rejects = await page.getByRole('region', { name: 'Rows set aside' }).innerText();
      expect(rejects).toContain('october.csv:5');
      expect(rejects).toContain('october.csv:7');
      await page.getByRole('button', { name: 'Next' }).click();

      await page.getByLabel(/^Name of the source/).fill(SOURCE);
      await page.getByLabel('By hand only').check();
      await page.getByRole('button', { name: 'Save and pull' }).click();
      await page.waitForURL(/\/sources\/[0-9a-f-]{36}$/);
      address = new URL(page.url()).pathname;

      // the page follows the run by itself
      await expect.poll(() => fact(page, 'Voices').innerText(), { timeout: 20_000 }).toBe(String(GOOD));
      await page.getByText('Healthy').first().waitFor();
      const row = page.getByRole('region', { name: 'Run history' }).getByRole('row').nth(1);
      expect(await row.innerText()).toContain('Succeeded');
    });

    it('lists a row that could not be read with its place, field and reason', async () => {
      const page = await world.open(address);
      await standing(page);
      const listed = page.getByRole('region', { name: 'Rows set aside' });
      await expect.poll(() => listed.innerText()).toContain('october.csv:5');
      const short = await listed.getByRole('row').filter({ hasText: 'october.csv:5' }).innerText();
      expect(short).toContain('has 2 columns where the header has 5');
      const dated = await listed.getByRole('row').filter({ hasText: 'october.csv:7' }).innerText();
      expect(dated).toContain('受付日時');
      expect(dated).toContain('2026/13/45');
    });

    it('brings new voices into pages that are open', async () => {
      const list = await world.open('/voices?from=2026-10-01&to=2026-10-31');
      expect(await countOfVoices(list)).toBe(GOOD);
      const overview = await world.open('/?from=2026-10-01&to=2026-10-31');
      const volume = overview.locator('.headline').getByRole('link').filter({ hasText: 'Volume' }).locator('.value');
      await expect.poll(() => volume.innerText()).toBe(String(GOOD));

      const more = [
        LINES[0],
        'B-1,2026/10/20 10:00,アプリの通知が届きません。,2,新宿',
        'B-2,2026/10/21 10:00,ありがとうございました。,5,横浜',
      ];
      await writeFile(file(world, 'later.csv'), iconv.encode(`${more.join('\r\n')}\r\n`, 'cp932'));
      const source = await world.open(address);
      await actAs(source, PERSON);
      await source.getByRole('button', { name: 'Pull now' }).click();

      await list.getByRole('button', { name: '2 new' }).click({ timeout: 25_000 });
      await expect.poll(() => countOfVoices(list)).toBe(GOOD + 2);
      expect(await list.locator('article').first().innerText()).toContain('ありがとうございました');
      await expect.poll(() => volume.innerText()).toBe(String(GOOD + 2));
    }, 60_000);

    it('takes back what one run brought', async () => {
      const page = await world.open(address);
      await actAs(page, PERSON);
      await expect.poll(() => fact(page, 'Voices').innerText()).toBe(String(GOOD + 2));
      const runs = page.getByRole('region', { name: 'Run history' });
      await runs.getByRole('row').nth(1).getByRole('button', { name: 'Undo this run' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Undo this run' }).click();
      await expect.poll(() => fact(page, 'Voices').innerText(), { timeout: 20_000 }).toBe(String(GOOD));
      expect(await runs.getByRole('row').nth(1).innerText()).toContain('Taken back');
      await world.app.idle();
      const overview = await world.open('/?from=2026-10-01&to=2026-10-31');
      const volume = overview.locator('.headline').getByRole('link').filter({ hasText: 'Volume' }).locator('.value');
      await expect.poll(() => volume.innerText()).toBe(String(GOOD));
    }, 60_000);
  });
}
