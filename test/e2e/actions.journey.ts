import { describe, expect, it } from 'vitest';
import { actAs, faultsOfScreens, standing } from './screen.js';
import type { World } from './world.js';

const WHO = 'Theo Marwick';
const TITLE = 'Tell customers about late parcels the same day';
const LOOKS = [
  { language: 'ja', scheme: 'dark', width: 390 },
  { language: 'en', scheme: 'light', width: 1440 },
] as const;

interface Listed {
  readonly actions: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly steps: readonly { readonly text: string; readonly done: boolean }[];
  }[];
}

export function actionsJourney(world: World): void {
  const made = async (): Promise<Listed['actions'][number] | undefined> =>
    (await world.app.get<Listed>('/actions')).actions.find(({ title }) => title === TITLE);

  describe('actions', () => {
    it('are made with a goal that says how soon it would show', async () => {
      const page = await world.open('/actions');
      await actAs(page, WHO);
      await page.getByRole('link', { name: 'New action' }).click();
      const panel = page.getByRole('region', { name: 'New action' });
      await panel.getByRole('button', { name: 'Create' }).click();
      await panel.getByText('Say what will be done').waitFor();
      await panel.getByLabel('What will be done').fill(TITLE);
      await panel.getByRole('button', { name: 'Choose a theme' }).click();
      await page
        .locator('[role=listbox]')
        .getByRole('option', { name: /^Late delivery/ })
        .click();
      await panel.getByLabel('Smallest worthwhile change').fill('3');
      await expect.poll(() => panel.getByRole('status').innerText(), { timeout: 20_000 }).toMatch(/n=\d/);
      await panel.getByRole('button', { name: 'Create' }).click();
      await page.getByText(new RegExp(`${TITLE} was created`)).waitFor();
      await expect.poll(async () => (await made())?.status).toBe('proposed');
    });

    it('move by the menu, asking for what the status needs', async () => {
      const page = await world.open('/actions');
      await actAs(page, WHO);
      const card = page.getByRole('article', { name: TITLE });
      await card.getByRole('button', { name: /^Change the status/ }).click();
      await page.getByRole('menuitem', { name: /Planned/ }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Set to planned' }).click();
      await dialog.getByText('Name an owner').waitFor();
      await dialog.getByLabel('Owner').selectOption({ label: WHO });
      await dialog.getByRole('button', { name: 'Set to planned' }).click();
      await page
        .getByRole('region', { name: /^Planned/ })
        .getByRole('article', { name: TITLE })
        .waitFor();
      expect((await made())?.status).toBe('planned');
    });

    it('have steps that are written in one go and done by one key', async () => {
      const action = await made();
      const page = await world.open(`/actions/${action?.id ?? ''}`);
      await actAs(page, WHO);
      await standing(page);
      await page.getByRole('button', { name: 'Add a step' }).click();
      const steps = page.locator('section').filter({ has: page.getByRole('heading', { name: /^Steps/, level: 2 }) });
      for (const text of ['Agree on what late is', 'Write the message']) {
        await steps.getByLabel('What', { exact: true }).fill(text);
        await page.keyboard.press('Enter');
        await expect.poll(async () => (await made())?.steps.some((step) => step.text === text)).toBe(true);
      }
      await page.getByRole('checkbox', { name: 'Mark Agree on what late is as done' }).focus();
      await page.keyboard.press('d');
      await expect.poll(async () => (await made())?.steps[0]?.done).toBe(true);
    });

    it('of the sample say in numbers what they set out from', { timeout: 120_000 }, async () => {
      const { actions } = await world.app.get<Listed>('/actions');
      const [plan] = actions.filter(({ title }) => title !== TITLE);
      const pinned = (): Promise<unknown[]> => world.app.get(`/facts/pins?subject=action:${plan?.id ?? ''}`);
      await expect.poll(async () => (await pinned()).length, { timeout: 100_000 }).toBe(1);
      const page = await world.open(`/actions/${plan?.id ?? ''}`);
      await page
        .getByText(/95% interval/)
        .first()
        .waitFor();
    });

    it('are found by the palette and stand on the timeline', async () => {
      const page = await world.open('/actions?view=timeline');
      await page.getByRole('link', { name: new RegExp(TITLE) }).waitFor();
      await page.keyboard.press('Control+k');
      const find = page.getByRole('combobox', { name: 'Find a screen, a theme, a command' });
      await find.fill('late parcels');
      await page.getByRole('option', { name: new RegExp(TITLE) }).waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(new RegExp(`/actions/${(await made())?.id ?? 'none'}`));
      await page.getByRole('heading', { level: 1, name: new RegExp(TITLE) }).waitFor();
    });

    it.each(LOOKS)(
      'are accessible and fit: $language, $scheme, $width px',
      async (look) => {
        const page = await world.open('/actions', { ...look, height: 844 });
        const { id } = (await made()) ?? { id: '' };
        const screens = [
          '/actions',
          '/actions?view=table&status=all',
          '/actions?view=timeline',
          '/actions?open=new',
          `/actions/${id}`,
        ];
        expect(await faultsOfScreens(page, screens)).toEqual([]);
      },
      90_000,
    );
  });
}
