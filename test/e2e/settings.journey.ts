import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { actAs, standing } from './screen.js';
import type { World } from './world.js';

interface SettingsAnswer {
  readonly organisation: {
    readonly name: string;
    readonly businessHours: readonly ({ readonly from: number; readonly to: number } | null)[];
  };
  readonly people: readonly { readonly name: string }[];
  readonly teams: readonly { readonly key: string }[];
  readonly products: readonly { readonly key: string }[];
  readonly annotations: readonly { readonly from: string; readonly text: { readonly en: string } }[];
}

const newRow = (page: Page): Locator => page.locator('tr.new');

/** Adds a row to the list on screen. @param fields what is written, by the label of its column */
async function add(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name: 'Add', exact: true }).last().click();
  for (const [label, value] of Object.entries(fields)) await newRow(page).getByLabel(label).fill(value);
  await newRow(page).getByRole('button', { name: 'Add', exact: true }).click();
}

export function settingsJourney(world: World): void {
  describe('settings', () => {
    const settings = (): Promise<SettingsAnswer> => world.app.get<SettingsAnswer>('/settings');
    async function open(section: string): Promise<Page> {
      // the browser notes each refused write on its console
      const page = await world.open(`/settings${section}`, { mayComplainOf: /status of 409/ });
      await standing(page);
      const [person] = (await settings()).people;
      await actAs(page, person?.name ?? '');
      return page;
    }

    it('changes the name and the business hours of the organisation', async () => {
      const page = await open('');
      await page.getByLabel('Name of the organisation').fill('青葉 & 声 <商会>');
      await page.getByLabel('Monday opens').fill('8:30');
      await page.getByLabel('Monday closes').fill('25:00');
      await page.getByLabel('Monday closes').blur();
      await page.getByText('Write it like 9:00').waitFor();
      await page.getByLabel('Monday closes').fill('17:45');
      await page.getByLabel('Monday closes').blur();
      await page.getByText('Write it like 9:00').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Save the organisation' }).click();
      await page.getByText('Saved', { exact: true }).first().waitFor();
      const { organisation } = await settings();
      expect(organisation.name).toBe('青葉 & 声 <商会>');
      expect(organisation.businessHours[0]).toEqual({ from: 510, to: 1065 });
      await page.reload();
      await expect.poll(() => page.getByLabel('Name of the organisation').inputValue()).toBe('青葉 & 声 <商会>');
    });

    it('says at the field what is wrong with a team, then adds it', async () => {
      const page = await open('/teams');
      await add(page, { Key: 'No Spaces!', 'Name (Japanese)': '試験' });
      await newRow(page).getByText('Lower-case letters, digits', { exact: false }).waitFor();
      expect(await newRow(page).getByLabel('Key').getAttribute('aria-invalid')).toBe('true');
      await newRow(page).getByText('Fill this in').waitFor();
      const taken = (await settings()).teams[0]?.key ?? '';
      await newRow(page).getByLabel('Key').fill(taken);
      await newRow(page).getByLabel('Name (English)').fill('Trial');
      await newRow(page).getByRole('button', { name: 'Add', exact: true }).click();
      await newRow(page)
        .getByText(/already|in use/i)
        .waitFor();
      await newRow(page).getByLabel('Key').fill('trial');
      await newRow(page).getByRole('button', { name: 'Add', exact: true }).click();
      await newRow(page).waitFor({ state: 'detached' });
      expect((await settings()).teams.map(({ key }) => key)).toContain('trial');
    });

    it('adds a product', async () => {
      const page = await open('/products');
      await add(page, { Key: 'new-kettle', 'Name (Japanese)': '新しいやかん', 'Name (English)': 'New kettle' });
      await newRow(page).waitFor({ state: 'detached' });
      expect((await settings()).products.map(({ key }) => key)).toContain('new-kettle');
    });

    it('shows an annotation on the time axis of the volume chart', async () => {
      const overview = await world.open('/');
      await standing(overview);
      const from = new URL(overview.url()).searchParams.get('from') ?? '';
      const day = new Date(Date.parse(from) + 10 * 86_400_000).toISOString().slice(0, 10);

      const page = await open('/annotations');
      await add(page, { From: day, 'Text (Japanese)': '新しい受付', 'Text (English)': 'New front desk' });
      await newRow(page).waitFor({ state: 'detached' });
      expect((await settings()).annotations.map(({ text }) => text.en)).toContain('New front desk');

      // the open page is told; the flag answers to the pointer with its text
      const chart = overview
        .locator('section')
        .filter({ has: overview.getByRole('heading', { name: /^Volume/ }) })
        .locator('.chart');
      const box = await chart.boundingBox();
      if (!box) throw new Error('the chart has no box');
      await overview.bringToFront();
      await expect
        .poll(
          async () => {
            // ten of 28 days from the left, in the strip above the bars
            for (const y of [8, 12, 20])
              for (const x of [0.41, 0.44]) {
                await overview.mouse.move(box.x + box.width * x, box.y + y);
                const tip = overview.locator('.tip');
                if ((await tip.count()) > 0 && (await tip.innerText()).includes('New front desk')) return true;
              }
            return false;
          },
          { timeout: 15_000 },
        )
        .toBe(true);
    });
  });
}
