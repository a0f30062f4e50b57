import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The number in a piece of text: `1,955 items` → 1955. @throws Error when there is none */
export function numberIn(text: string): number {
  const found = /[-−]?\d[\d,]*(\.\d+)?/.exec(text)?.[0];
  if (found === undefined) throw new Error(`no number in "${text}"`);
  return Number(found.replaceAll(',', '').replace('−', '-'));
}

/** How many voices the list says it has, once it has an answer. */
export async function countOfVoices(page: Page): Promise<number> {
  const count = page.locator('.bar .count');
  await expect.poll(() => count.innerText()).toMatch(/\d/);
  return numberIn(await count.innerText());
}

/** Waits until a screen stands: its question is there, and nothing of it is still a grey shape. */
export async function standing(page: Page): Promise<void> {
  await page.locator('main h1').waitFor({ state: 'attached' });
  await expect
    .poll(() => page.locator('main [aria-busy="true"], main .skeleton, main .progress').count(), { timeout: 15_000 })
    .toBe(0);
  await expect
    .poll(() =>
      page.evaluate(() => [...document.querySelectorAll('.chart')].every((chart) => chart.querySelector('canvas'))),
    )
    .toBe(true);
}

/** Chooses who acts in the top bar; every write names a person. */
export async function actAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Choose who acts' }).click();
  await page.getByRole('menuitemradio', { name }).click();
  // a screen may have other buttons of the same person
  await page
    .getByRole('button', { name: name.slice(0, 15) })
    .first()
    .waitFor();
}

/** By how many pixels the page is wider than the window. */
export async function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What keeps the page as it stands from being readable: rules of axe, and where each is broken; a page that scrolls sideways. */
export async function faultsOf(page: Page): Promise<string[]> {
  const over = await overhang(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return [
    ...(over > 0 ? [`${String(over)} px wider than the screen`] : []),
    ...violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
  ];
}

/** The faults of several screens, one after the other on one page. */
export async function faultsOfScreens(page: Page, paths: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const path of paths) {
    await page.goto(path);
    await standing(page);
    faults.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
  }
  return faults;
}
