import type { DepthBlock, EditionQuote, SignalsBlock } from '@koe/sql/domain/edition/content';
import { nameFact } from '@koe/sql/domain/finding/freeze';
import { namedSegment } from '@koe/sql/domain/finding/named-values';
import type { OpenCube } from '../../ask-cube.js';
import { askNamed } from '../ask-named.js';
import { editionDays } from '../edition-days.js';
import type { EditionInputs } from '../edition-inputs.js';
import { weekPoints } from './picture.js';
import type { Ranked } from './priorities.js';
import { themeNames } from './theme-names.js';

const WEEKS = 26;
const MOST_SEGMENTS = 5;
const MOST_INTENTS = 4;

/** The theme that is looked at closely: of the surest signal upwards, else the first of the ranking. */
export function closeTheme(
  signals: SignalsBlock,
  { block }: Ranked,
): { readonly themeId: number; readonly because: DepthBlock['because'] } | null {
  const signal = signals.entries.find(({ finding }) => finding.direction === 'up') ?? signals.entries[0];
  if (signal) return { themeId: signal.finding.theme.id, because: 'signal' };
  const [first] = block.entries;
  return first ? { themeId: first.theme.id, because: 'priority' } : null;
}

/** @returns null for a theme that nobody spoke of in the four weeks */
export async function depthBlock(
  cube: OpenCube,
  inputs: EditionInputs,
  { themeId, because }: { readonly themeId: number; readonly because: DepthBlock['because'] },
  quotes: readonly EditionQuote[],
): Promise<DepthBlock | null> {
  const { four, fourBefore, half } = editionDays(inputs.week);
  const { manifest } = inputs;
  if (!manifest.themes.some(({ id }) => id === themeId)) return null;
  const filter = { ...four, theme: [String(themeId)] };
  const found = await askNamed(
    cube,
    {
      page: { kind: 'analysis', name: 'theme_page', params: { themeId, before: fourBefore }, filter: four },
      weeks: {
        kind: 'analysis',
        name: 'trend',
        params: { metric: 'theme_share', grain: 'week', ...half },
        filter: { theme: [String(themeId)] },
      },
    },
    inputs.asOf,
  );
  const { page, weeks } = found;
  if (page.items === 0 || page.shareBefore === null) return null;
  return {
    filter,
    theme: { id: themeId, name: themeNames(manifest)(themeId) },
    because,
    share: nameFact(page.share, manifest),
    shareBefore: nameFact(page.shareBefore, manifest),
    weeks: weekPoints(weeks.points, half, WEEKS),
    tones: page.tones.map(({ tone, share, items }) => ({ key: tone, share, items })),
    intents: page.intents.slice(0, MOST_INTENTS).map(({ intent, share, items }) => ({ key: intent, share, items })),
    segments: page.segments
      .filter(({ clear, lift }) => clear && lift > 1)
      .slice(0, MOST_SEGMENTS)
      .map(({ by, key, share, lift, interval, items }) => {
        const { label, name } = namedSegment(by, key, manifest);
        return { by, label, key, name, share, lift, liftInterval: interval, items };
      }),
    quotes,
  };
}
