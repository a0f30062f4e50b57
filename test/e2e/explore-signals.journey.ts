import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { JOURNEY_OFFSET_MS } from '../harness/test-day.js';
import { actAs, countOfVoices, faultsOfScreens, numberIn, standing } from './screen.js';
import type { World } from './world.js';

const WHO = 'Theo Marwick';
/** Signals are computed when the pipeline has been idle, once a minute at most; then the back-test. */
const COMPUTED_WITHIN_MS = 240_000;
const LOOKS = [
  { language: 'ja', scheme: 'dark', width: 1440 },
  { language: 'en', scheme: 'light', width: 390 },
] as const;

interface Listed {
  readonly signals: readonly { readonly id: string; readonly items: number; readonly partOf: string | null }[];
  readonly weeks: readonly { readonly week: string; readonly signals: number }[];
}
interface FactsAnswer {
  readonly facts: readonly { readonly value: number | null }[];
}

const search = (page: Page): URLSearchParams => new URL(page.url()).searchParams;
const answerOf = (page: Page): Promise<string> => page.locator('header.question p').first().innerText();
const articles = (page: Page): Locator => page.locator('main article');

export function exploreSignalsJourney(world: World): void {
  /** The newest week that has signals. */
  let week = '';

  describe('trends', () => {
    it('answers how a metric moved, and every metric can be chosen', async () => {
      const page = await world.open('/trends');
      await standing(page);
      await expect.poll(() => answerOf(page)).toMatch(/^Customer satisfaction \(CSAT\) .*limits/);
      await page.getByLabel('Metric').selectOption('volume');
      await expect.poll(() => search(page).get('metric')).toBe('volume');
      await expect.poll(() => answerOf(page)).toMatch(/^Volume/);
      await page.getByRole('button', { name: 'Day', exact: true }).click();
      await expect.poll(() => search(page).get('grain')).toBe('day');
      await page.goBack();
      await page.goBack();
      await expect.poll(() => answerOf(page)).toMatch(/^Customer satisfaction/);
    });

    it('draws the values that the api gives, and opens the items of a period that stands out', async () => {
      const { themes } = await world.app.get<{ themes: readonly { id: number; key: string }[] }>('/themes');
      const points = themes.find(({ key }) => key === 'purchase.points');
      // the campaign of the sample, half a year of whole weeks in view
      const page = await world.open(`/trends?metric=theme_share&line=${String(points?.id ?? '')}`);
      await standing(page);
      const out = page.getByRole('list', { name: 'What stands out' }).getByRole('link').first();
      await out.waitFor();
      const shown = numberIn(await out.locator('xpath=..').locator('b').innerText());
      await out.click();
      await page.waitForURL(/\/voices\?/);
      const params = search(page);
      expect(params.get('theme')).toBe(String(points?.id));
      const asked = `from=${params.get('from') ?? ''}&to=${params.get('to') ?? ''}&theme=${params.get('theme') ?? ''}`;
      const { facts } = await world.app.get<FactsAnswer>(`/facts?metric=theme_share&${asked}`);
      expect(shown).toBeCloseTo((facts[0]?.value ?? Number.NaN) * 100, 1);
      await articles(page).first().waitFor();
      expect(await countOfVoices(page)).toBeGreaterThan(0);
    });

    it('is split by what a person chooses, up to four beside each other, each with a table', async () => {
      const page = await world.open('/trends?metric=volume');
      await standing(page);
      await page.getByLabel('Split by').selectOption('channel');
      await expect.poll(() => page.locator('.chart canvas').count()).toBe(4);
      await page
        .getByRole('button', { name: /^Stop showing/ })
        .first()
        .click();
      await expect.poll(() => page.locator('.chart canvas').count()).toBe(3);
      expect(search(page).getAll('line')).toHaveLength(3);
      await page.getByRole('button', { name: 'Show as a table' }).first().click();
      const rows = page.getByRole('table').first().getByRole('row');
      expect(await rows.count()).toBeGreaterThan(20);
      expect(await rows.nth(1).innerText()).toContain('forecast');
    });

    it('narrows the period by a drag over the chart, which stays where it is', async () => {
      const page = await world.open('/trends?metric=volume');
      await standing(page);
      const chart = page.locator('.chart').first();
      const box = await chart.boundingBox();
      if (!box) throw new Error('the chart has no box');
      const y = box.y + box.height * 0.6;
      await page.mouse.move(box.x + box.width * 0.3, y);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.4, y);
      await page.mouse.move(box.x + box.width * 0.5, y);
      await page.mouse.up();
      const days = (): number =>
        (Date.parse(search(page).get('to') ?? '') - Date.parse(search(page).get('from') ?? '')) / 86_400_000 + 1;
      await expect.poll(days).toBeGreaterThan(29);
      expect(days()).toBeLessThan(70);
      expect(Date.parse(search(page).get('to') ?? '')).toBeLessThan(Date.now() + JOURNEY_OFFSET_MS);
    });
  });

  describe('signals', () => {
    it(
      'shows the list of a closed week as it is stored',
      async () => {
        await expect
          .poll(async () => (await world.app.get<Listed>('/signals')).weeks.length, {
            timeout: COMPUTED_WITHIN_MS,
            interval: 2_000,
          })
          .toBeGreaterThan(0);
        const { weeks } = await world.app.get<Listed>('/signals');
        week = weeks.find(({ signals }) => signals > 0)?.week ?? '';
        expect(week).not.toBe('');
        const { signals } = await world.app.get<Listed>(`/signals?week=${week}`);

        const page = await world.open('/signals');
        await page.getByRole('combobox', { name: 'Week' }).selectOption(week);
        await expect.poll(() => articles(page).count()).toBe(signals.length);
        expect(weeks[0]?.week === week || search(page).get('week') === week).toBe(true);
        await standing(page);
        for (const { id, items } of signals) {
          const card = page.locator(`article[data-id="${id}"]`);
          expect(numberIn(await card.locator('a.evidence').innerText())).toBe(items);
        }
        await page.locator('article .chart canvas').first().waitFor();
      },
      COMPUTED_WITHIN_MS + 30_000,
    );

    it('is walked and opened by keyboard', async () => {
      const page = await world.open(`/signals?week=${week}`);
      await articles(page).first().waitFor();
      await page.keyboard.press('j');
      await page.locator('article.selected').waitFor();
      const items = numberIn(await page.locator('article.selected a.evidence').innerText());
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/voices\?/);
      await articles(page).first().waitFor();
      expect(await countOfVoices(page)).toBe(items);
    });

    it('is decided upon with a reason, says by whom, and can be taken back', async () => {
      const page = await world.open(`/signals?week=${week}`);
      await actAs(page, WHO);
      await articles(page).first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('d');
      const form = page.getByRole('dialog', { name: /^Decision/ });
      await form.getByLabel('Decline').check();
      await form.getByRole('button', { name: 'Decide', exact: true }).click();
      await form.getByText('Say why it is declined').waitFor();
      await form.getByLabel(/^Why it is declined/).fill('Known and accepted');
      await form.getByRole('button', { name: 'Decide', exact: true }).click();
      const card = articles(page).first();
      await card.getByText('Known and accepted').waitFor();
      expect(await card.innerText()).toContain(WHO);
      await page.reload();
      await card.getByText('Known and accepted').waitFor();

      // another decision, and back to the one before
      await card.getByRole('button', { name: /^Change/ }).click();
      await form.getByLabel('Act', { exact: true }).check();
      await form.getByRole('button', { name: 'Decide', exact: true }).click();
      await expect.poll(() => card.locator('.state').innerText()).toContain('Act');
      await page.getByRole('button', { name: 'Undo' }).click();
      await card.getByText('Known and accepted').waitFor();
      expect(await card.locator('.state').innerText()).toContain('Decline');
    });

    it('offers each sensitivity with its price', async () => {
      const page = await world.open('/signals');
      await page.getByRole('button', { name: 'Sensitivity' }).click();
      const panel = page.getByRole('region', { name: 'Sensitivity of signals' });
      await panel.getByRole('radio').first().waitFor();
      expect(await panel.getByRole('radio').count()).toBeGreaterThan(1);
      expect(await panel.getByText(/a month \(/).count()).toBe(await panel.getByRole('radio').count());
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    });

    it('stands on the overview, only what is real', async () => {
      const { weeks } = await world.app.get<Listed>('/signals');
      const page = await world.open('/');
      const strip = page.getByRole('region', { name: 'Real changes' });
      await strip.waitFor();
      const said = await strip.innerText();
      if (weeks[0]?.signals === 0) expect(said).toContain('No signal in the week of');
      else expect(await strip.getByRole('listitem').count()).toBeGreaterThan(0);
    });

    it.each(LOOKS)(
      'and trends are accessible and fit: $language, $scheme, $width px',
      async (look) => {
        const page = await world.open('/', { ...look, height: 844 });
        const screens = [
          '/trends',
          '/trends?metric=theme_share',
          `/signals?week=${week}`,
          '/signals?panel=sensitivity',
          '/signals?week=2001-01-01',
        ];
        expect(await faultsOfScreens(page, screens)).toEqual([]);
      },
      90_000,
    );
  });
}
