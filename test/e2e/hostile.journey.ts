import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { PERSON } from './first-source.journey.js';
import { actAs, countOfVoices, overhang, standing } from './screen.js';
import type { World } from './world.js';

/** What customers, and those who pretend to be customers, put into text fields. Each would set `pwned` if it ran. */
const TEXTS = [
  '<script>window.pwned=1;alert(1)</script> 返品したい',
  '<img src=x onerror="window.pwned=1;alert(1)"> "><svg onload=window.pwned=1>',
  '<a href="javascript:window.pwned=1">open</a> <iframe srcdoc="<script>parent.pwned=1</script>"></iframe>',
  "'\"><style>*{display:none!important}</style>{{constructor.constructor('window.pwned=1')()}}${window.pwned=1}",
  '\u202Edrawkcab nettirw si siht\u202D \u2066isolated\u200F\u200E اللغة العربية',
  `${'長い'.repeat(25_000)}`,
  `${'x'.repeat(9_000)} one word without a break`,
  '👩‍👩‍👧‍👦🏳️‍🌈👍🏽 Z̸̢̛͇̮̹͎̓̒̅͂a̷̧̛̙͔̖͓͑͐̿l̴̡̢̛͍̺̲̀̈́͘g̵̛̜̦͓̺̃̅̔o̶̢̪̝̟̾͑̕',
  'null \u0000 bell \u0007 escape \u001b[31m tab \t vertical \u000b next \u0085 lone \ud800 end',
  '&lt;b&gt;&amp;amp;&#60;script&#62; &nbsp; &quot;',
  '=HYPERLINK("http://127.0.0.1/","click") +cmd|\' /C calc\'!A0 @SUM(1+1)*cmd',
  "'; drop table item; -- %00 ../../etc/passwd ${jndi:ldap://127.0.0.1/a}",
];
const NAME = '<img src=x onerror=alert(2)>\u202E"&\'';
const PERIOD = 'from=2026-09-01&to=2026-09-30';

/** Every error that a policy or a broken page would leave. */
async function unharmed(page: Page): Promise<void> {
  expect(await overhang(page)).toBeLessThanOrEqual(0);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  expect(await page.locator('main iframe, main script, main style, main img').count()).toBe(0);
  // nothing that a customer wrote hides the frame around it
  expect(await page.getByRole('navigation').first().isVisible()).toBe(true);
}

export function hostileJourney(world: World): void {
  describe('hostile texts', () => {
    let source = '';

    it('come in like any other', async () => {
      const folder = join(world.app.dropFolder, 'hostile');
      await mkdir(folder, { recursive: true });
      const rows = TEXTS.map((text, index) => ({
        id: `h-${index}`,
        at: `2026-09-${String(index + 1).padStart(2, '0')}T03:00:00Z`,
        text,
        product: index === 0 ? NAME : '=1+1',
        shop: TEXTS[(index + 1) % TEXTS.length]?.slice(0, 300),
        link: 'javascript:window.pwned=1',
      }));
      await writeFile(join(folder, 'rows.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'));
      const { people } = await world.app.get<{ people: { id: string }[] }>('/settings');
      const mapping = {
        kind: 'survey',
        channel: 'survey',
        id: 'id',
        createdAt: { column: 'at' },
        url: 'link',
        texts: [{ column: 'text', question: NAME }],
        attributes: [
          { column: 'product', name: 'product' },
          { column: 'shop', name: NAME },
        ],
      };
      const answer = await fetch(`${world.app.address}/api/v1/sources`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-koe-person': people[0]?.id ?? '' },
        body: JSON.stringify({ type: 'folder', name: NAME, config: { path: folder, mapping }, schedule: null }),
      });
      expect(answer.status, await answer.clone().text()).toBeLessThan(300);
      const stored: { id: string } = await answer.json();
      source = stored.id;
      await world.app.idle();
      const { total } = await world.app.get<{ total: number }>(`/items?${PERIOD}`);
      expect(total).toBe(TEXTS.length);
    });

    it.each([1440, 390])(
      'are shown as they were written and run nowhere (%d px)',
      async (width) => {
        const page = await world.open(`/voices?${PERIOD}`, { width });
        await actAs(page, PERSON);
        expect(await countOfVoices(page)).toBe(TEXTS.length);
        await unharmed(page);
        expect(await page.locator('main').innerText()).toContain('<script>window.pwned=1;alert(1)</script>');
        expect(await page.locator('main').innerText()).toContain('&lt;b&gt;&amp;amp;&#60;script&#62;');
        for (const { id } of (await world.app.get<{ items: { id: string }[] }>(`/items?${PERIOD}`)).items) {
          await page.goto(`/voices/${id}?${PERIOD}`);
          await page.getByRole('heading', { name: 'Details' }).waitFor();
          const more = page.getByRole('button', { name: /^Show all/ });
          while ((await more.count()) > 0) await more.first().click();
          await unharmed(page);
          expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
        }
        for (const screen of [
          `/?${PERIOD}`,
          '/sources',
          `/sources/${source}`,
          `/sources/${source}?edit=1&step=preview`,
        ]) {
          await page.goto(screen);
          await standing(page);
          await unharmed(page);
        }
      },
      60_000,
    );
  });
}
