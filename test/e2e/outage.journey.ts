import { describe, expect, it } from 'vitest';
import { countOfVoices, standing } from './screen.js';
import type { World } from './world.js';

/** The browser's own notes on requests that nobody answers. */
const NO_ANSWER =
  /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_RESET|Failed to load/;

export function outageJourney(world: World): void {
  describe('an outage of the api', () => {
    it('is said on the page, and the page recovers by itself or by a button', async () => {
      const page = await world.open('/sources', { mayComplainOf: NO_ANSWER });
      await standing(page);
      await page.getByRole('table').waitFor();
      await world.app.stopApi();
      await page.getByText('The connection to the server is lost', { exact: false }).waitFor();

      // what was read stays; what is asked now says that there is no answer, and offers to ask again
      await page.getByRole('link', { name: 'Voices' }).first().click();
      await page.getByRole('alert').filter({ hasText: 'The server does not answer' }).waitFor();
      const retry = page.getByRole('button', { name: 'Try again' });
      await retry.waitFor();

      await world.app.startApi();
      await retry.click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await countOfVoices(page);
      await expect
        .poll(() => page.getByText('The connection to the server is lost', { exact: false }).count(), {
          timeout: 20_000,
        })
        .toBe(0);
    }, 60_000);
  });
}
