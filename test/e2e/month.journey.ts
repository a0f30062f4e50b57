import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { actAs, standing } from './screen.js';
import type { World } from './world.js';

interface EditionRow {
  readonly id: string;
  readonly week: string;
  readonly hash: string;
  readonly state: string;
}
interface ActionRow {
  readonly id: string;
  readonly title: string;
  readonly status: string;
}

const WHO = 'Theo Marwick';
const TITLE = 'Answer the chat with two more people';
/** Weeks that the action is judged by, and days from noon of the journeys' Saturday to half past seven of the Monday after they are over. */
const WINDOW_WEEKS = 4;
const DAYS = 7 * (WINDOW_WEEKS + 1) + 2 - 4.5 / 24;
/** The week that closed before that Monday. */
const LAST_WEEK = '2026-12-21';
const LONG_MS = 180_000;

/** Last of its file: it moves the clock. */
export function monthJourney(world: World): void {
  describe('a month', () => {
    async function open(path: string): Promise<Page> {
      const page = await world.open(path);
      await standing(page);
      await actAs(page, WHO);
      return page;
    }
    const editions = async (): Promise<readonly EditionRow[]> =>
      (await world.app.get<{ editions: EditionRow[] }>('/editions')).editions;
    const action = async (): Promise<ActionRow | undefined> =>
      (await world.app.get<{ actions: ActionRow[] }>('/actions')).actions.find(({ title }) => title === TITLE);
    /** Sources rest while journeys look at them: what was said in the weeks that went by is fetched now. */
    async function pullEverything(): Promise<void> {
      const sources = await world.app.get<{ id: string }[]>('/sources');
      const { people } = await world.app.get<{ people: { id: string; name: string }[] }>('/settings');
      const person = people.find(({ name }) => name === WHO)?.id ?? '';
      for (const { id } of sources) {
        const answer = await fetch(`${world.app.address}/api/v1/sources/${id}/run`, {
          method: 'POST',
          headers: { 'x-koe-person': person, 'content-type': 'application/json' },
          body: '{}',
        });
        expect(answer.ok).toBe(true);
      }
      await world.app.idle();
    }
    /** Chooses the next status in the menu of the action's page; on its release day where that is asked for. */
    async function move(page: Page, to: string, releaseOn?: string): Promise<void> {
      await page.getByRole('button', { name: 'Change status' }).click();
      await page.getByRole('menuitem', { name: `Move on to “${to}”` }).click();
      if (releaseOn !== undefined) {
        const dialog = page.getByRole('dialog', { name: new RegExp(TITLE) });
        await dialog.getByLabel('Release date').fill(releaseOn);
        await dialog.getByRole('button', { name: `Set to ${to.toLowerCase()}` }).click();
      }
      await expect.poll(async () => (await action())?.status).toBe(to.toLowerCase().replace(' ', '_'));
    }

    it(
      'goes from the report over the meeting, a decision, an action, its effect and a case to the next report',
      async () => {
        // Monday: the report is there, is sent once, and stays what it is
        await expect.poll(async () => (await editions()).length, { timeout: LONG_MS }).toBeGreaterThan(0);
        const [first] = await editions();
        if (!first) throw new Error('there is no edition');
        const page = await open(`/reports/${first.id}`);
        await page.getByText(first.hash.slice(0, 8)).first().waitFor();

        // the meeting: the first item that is about a theme is acted upon there and then
        await page.goto('/reviews');
        await standing(page);
        await page.getByRole('button', { name: 'Plan a meeting' }).click();
        await page.getByRole('checkbox', { name: WHO }).check();
        await page.getByRole('button', { name: 'Plan it' }).click();
        await page.getByRole('button', { name: 'Start the meeting' }).click();
        const act = page.getByRole('button', { name: /^Act/ });
        const next = page.getByRole('button', { name: 'Next', exact: true });
        const promised = page.getByText('Promised last time', { exact: true });
        while (!(await act.isVisible()) || (await promised.isVisible())) {
          const heading = await page.locator('.stage').innerText();
          await next.click();
          await expect.poll(() => page.locator('.stage').innerText()).not.toBe(heading);
        }
        await act.click();
        await page.getByLabel('What will be done').fill(TITLE);
        await page.getByLabel('Owner').selectOption({ label: WHO });
        await page.getByLabel('Judged after').fill(String(WINDOW_WEEKS));
        await page.getByRole('button', { name: 'Create', exact: true }).click();
        await page.getByText(`The action “${TITLE}” was made`).waitFor();
        await page.getByRole('button', { name: 'End the meeting' }).first().click();
        await page.getByRole('button', { name: 'Freeze and send' }).click();
        await page
          .getByRole('heading', { name: /Minutes/ })
          .first()
          .waitFor();
        await page.getByText(TITLE).first().waitFor();

        // the owner does it; customers get it today
        const made = await action();
        if (!made) throw new Error('the decision made no action');
        await page.goto(`/actions/${made.id}`);
        await standing(page);
        await move(page, 'Planned');
        await move(page, 'In progress');
        await move(page, 'Done');
        await move(page, 'Measuring', '2026-11-21');
        await page
          .getByText(/Measuring/)
          .first()
          .waitFor();

        // five weeks later
        await page.close();
        await world.app.moveClock(DAYS);
        await pullEverything();
        await expect
          .poll(async () => (await world.app.get<{ state: string }>(`/actions/${made.id}/effect`)).state, {
            timeout: LONG_MS,
            interval: 2_000,
          })
          .toBe('judged');
        const later = await open(`/actions/${made.id}`);
        await later
          .getByText(/Worked|No worthwhile effect|No evidence yet|Worse/)
          .first()
          .waitFor();
        await move(later, 'Closed');

        // what was learnt is written down, with numbers from before and after, and shared
        await later.getByRole('link', { name: 'Make a case study' }).click();
        await later.getByLabel('What happened').fill('Two more people answered the chat from the first day.');
        await later.getByLabel('Analysis').fill('Fewer people waited in the evening.');
        await later.getByLabel('Lesson').fill('Look at the hours of the questions before the hours of the staff.');
        await later.getByRole('button', { name: 'Save the draft' }).click();
        await later.getByRole('button', { name: 'Publish', exact: true }).click();
        await later.getByText(/^Published .* by/).waitFor();

        // the next report tells of it, and the old one is what it was
        await expect
          .poll(async () => (await editions())[0]?.week ?? '', { timeout: LONG_MS, interval: 2_000 })
          .toBe(LAST_WEEK);
        const [newest] = await editions();
        expect((await editions()).find(({ id }) => id === first.id)?.hash).toBe(first.hash);
        expect(newest?.hash).not.toBe(first.hash);
        const { content } = await world.app.get<{ content: { actions: { entries: { actionId: string }[] } } }>(
          `/editions/${newest?.id ?? ''}`,
        );
        expect(content.actions.entries.map(({ actionId }) => actionId)).toContain(made.id);
        await later.goto(`/reports/${newest?.id ?? ''}`);
        await standing(later);
        await later
          .getByRole('link', { name: new RegExp(TITLE) })
          .first()
          .waitFor();
      },
      8 * 60_000,
    );
  });
}
