import { describe, expect, it } from 'vitest';
import { faultsOf, standing } from './screen.js';
import type { World } from './world.js';

/** Every screen in every language and scheme, wide and narrow by turns, so that each language is seen at both widths. */
const LOOKS = [
  { language: 'ja', scheme: 'light', width: 1440 },
  { language: 'en', scheme: 'dark', width: 1440 },
  { language: 'ja', scheme: 'dark', width: 390 },
  { language: 'en', scheme: 'light', width: 390 },
] as const;
const BANNER = { ja: 'サンプルデータ', en: 'sample data' } as const;

interface Named {
  readonly id: string;
}

export function lookJourney(world: World): void {
  describe('every screen', () => {
    it.each(LOOKS)(
      'is accessible, fits and says that it shows sample data: $language, $scheme, $width px',
      async ({ language, scheme, width }) => {
        const [source] = await world.app.get<Named[]>('/sources');
        const { items } = await world.app.get<{ items: Named[] }>('/items?limit=1');
        const screens = [
          '/',
          `/voices?item=${items[0]?.id ?? ''}`,
          `/voices/${items[0]?.id ?? ''}`,
          '/trust',
          '/labels',
          '/sources',
          `/sources/${source?.id ?? ''}`,
          '/sources/new',
          '/settings',
          '/settings/annotations',
          '/nowhere',
        ];
        const page = await world.open('/', { language, scheme, width, height: 844 });
        const faults: string[] = [];
        for (const screen of screens) {
          await page.goto(screen);
          if (screen === '/nowhere') await page.locator('main a').first().waitFor();
          else await standing(page);
          const banner = page.getByRole('complementary').filter({ hasText: BANNER[language] });
          await expect
            .poll(() => banner.count())
            .toBe(1)
            .catch(() => faults.push(`${screen}: no sample banner`));
          faults.push(...(await faultsOf(page)).map((fault) => `${screen}: ${fault}`));
        }
        expect(faults).toEqual([]);
      },
      90_000,
    );
  });
}
