import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { countOfVoices, faultsOfScreens, numberIn, standing } from './screen.js';
import type { World } from './world.js';

const figure = (page: Page, title: RegExp): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, level: 2 }) });
const LOOKS = [
  { language: 'ja', scheme: 'light', width: 1440 },
  { language: 'en', scheme: 'dark', width: 1440 },
  { language: 'ja', scheme: 'dark', width: 390 },
  { language: 'en', scheme: 'light', width: 390 },
] as const;

export function exploreWhyJourney(world: World): void {
  describe('why and scorecard', () => {
    it('takes a change apart into parts whose sum is shown, by a split chosen from the keyboard', async () => {
      const page = await world.open('/');
      await standing(page);
      await page.getByRole('link', { name: 'Why', exact: true }).click();
      await standing(page);
      await expect.poll(() => page.locator('.question p').first().innerText()).not.toBe('');
      const parts = figure(page, /^Where it changed/);
      const select = page.getByLabel('Split by');
      await select.focus();
      await page.keyboard.type('Prod');
      await expect.poll(() => new URL(page.url()).searchParams.get('by')).toBe('product');
      await parts.getByRole('button', { name: 'Show as a table' }).click();
      const rows = await parts.locator('tbody tr').allInnerTexts();
      const totals = rows.map((row) => numberIn(row.split('\t')[5] ?? ''));
      const sum = totals.pop() ?? Number.NaN;
      // each line is rounded to a tenth
      expect(Math.abs(totals.reduce((all, part) => all + part, 0) - sum)).toBeLessThanOrEqual(
        0.05 * (totals.length + 1),
      );
      await page.reload();
      await standing(page);
      expect(await select.inputValue()).toBe('product');
    });

    it('opens the voices of a theme that goes with low scores', async () => {
      const page = await world.open('/why');
      await standing(page);
      const row = figure(page, /^Themes that go with/)
        .getByRole('listitem')
        .filter({ hasText: /-\d+\.\d pp/ })
        .first();
      await row.getByRole('link').click();
      await expect.poll(() => new URL(page.url()).searchParams.get('sentiment')).toBe('negative');
      expect(new URL(page.url()).searchParams.get('theme')).toMatch(/^\d+$/);
      expect(await countOfVoices(page)).toBeGreaterThan(0);
    });

    it('shows on the scorecard the numbers of the metrics, and opens what they stand on', async () => {
      const weeks = 'from=2026-10-12&to=2026-11-08';
      const page = await world.open(`/scorecard?${weeks}`);
      await standing(page);
      const all = page.locator('tbody tr').first();
      await expect.poll(() => all.locator('td').count()).toBe(7);
      const { facts } = await world.app.get<{ facts: { value: number }[] }>(`/facts?metric=csat&${weeks}`);
      const csat = `${((facts[0]?.value ?? Number.NaN) * 100).toFixed(1)}%`;
      // older weeks of the period may still be on their way
      await expect.poll(() => all.locator('td').last().getByRole('link').innerText()).toBe(csat);
      await page.getByLabel('Rows').selectOption({ label: 'Channel' });
      await expect.poll(() => new URL(page.url()).searchParams.get('rows')).toBe('channel');
      const knowledge = page.locator('tbody tr').nth(1).locator('td').nth(1).getByRole('link');
      await knowledge.click();
      await expect.poll(() => new URL(page.url()).searchParams.get('theme')).toMatch(/^\d+$/);
      expect(await countOfVoices(page)).toBeGreaterThan(0);
    });

    it.each(LOOKS)(
      'is accessible and fits: $language, $scheme, $width px',
      async ({ language, scheme, width }) => {
        const page = await world.open('/why', { language, scheme, width, height: 844 });
        const screens = ['/why', '/why?metric=theme_share', '/scorecard'];
        expect(await faultsOfScreens(page, screens)).toEqual([]);
      },
      60_000,
    );
  });
}
