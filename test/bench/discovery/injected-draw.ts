import type { DiscoveryText } from '@koe/jobs/classify/discovery/group';

/** A text whose true theme is known. */
export interface KnownText {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly theme: string;
}

export interface Draw {
  readonly baseline: readonly DiscoveryText[];
  readonly recent: readonly DiscoveryText[];
  /** Themes that only the recent texts speak of. */
  readonly unseen: readonly string[];
  readonly themeOf: ReadonlyMap<string, string>;
}

const RECENT = 2_500;
const EARLIER = 8_000;

/**
 * Themes injected into a window: `unseen` of them with `size` texts each, among 2,500 texts of the other themes, against
 * 8,000 earlier ones; fewer of both, in proportion, where the set has fewer.
 */
export function injectedDraw(
  texts: readonly KnownText[],
  { seed, unseen, size, other = '' }: { seed: number; unseen: number; size: number; other?: string },
): Draw {
  const random = generator(seed);
  const themes = [...new Set(texts.map(({ theme }) => theme))].filter((theme) => theme !== other).sort();
  const byTheme = (theme: string): KnownText[] => texts.filter((text) => text.theme === theme);
  const injected = shuffled(
    themes.filter((theme) => byTheme(theme).length >= size),
    random,
  ).slice(0, unseen);
  const known = shuffled(
    texts.filter(({ theme }) => !injected.includes(theme)),
    random,
  );
  const share = Math.min(1, known.length / (RECENT + EARLIER));
  const earlier = Math.floor(EARLIER * share);
  const recent = [
    ...known.slice(earlier, earlier + Math.floor(RECENT * share)),
    ...injected.flatMap((theme) => shuffled(byTheme(theme), random).slice(0, size)),
  ];
  return {
    baseline: known.slice(0, earlier),
    recent: shuffled(recent, random),
    unseen: injected,
    themeOf: new Map(recent.map(({ id, theme }) => [id, theme])),
  };
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** Linear congruential, 2^31 − 1: enough to draw with, the same everywhere. */
function generator(seed: number): () => number {
  let state = ((seed * 7_919 + 104_729) % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
