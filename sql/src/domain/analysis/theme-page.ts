import type { Cube } from '../cube/cube.js';
import type { Counts, Dimension } from '../cube/query.js';
import type { Fact } from '../fact.js';
import type { Filter } from '../filter.js';
import { SENTIMENTS, type SentimentLabel } from '../item.js';
import { measure } from '../metric/measure.js';
import { wilson } from '../metric/method/share.js';
import { ancestorsOf } from '../theme.js';
import type { Asked } from './analysis.js';
import { designEffectOf, liftOf, type Lift, type Part } from './lift.js';

export interface ThemePageParams {
  readonly themeId: number;
  /** Local dates of the period to compare with; none without it. */
  readonly before?: { readonly from: string; readonly to: string } | null;
}

interface Share {
  readonly items: number;
  /** Of the theme's items, 0 … 1. */
  readonly share: number;
  /** 95 %. */
  readonly interval: readonly [number, number];
}

export interface ThemePageAnswer {
  /** Share of voices (`theme_share`) now and in the period before. */
  readonly share: Fact;
  readonly shareBefore: Fact | null;
  /** Items that mention it. */
  readonly items: number;
  /** Tones of its mentions; empty without items. */
  readonly tones: readonly (Share & { readonly tone: SentimentLabel })[];
  /** Intents of its items, the most frequent first; `elsewhere` is the share among all items of the filter without the theme, null when these are few. */
  readonly intents: readonly (Share & { readonly intent: string; readonly elsewhere: number | null })[];
  /** Where it is said more or less often than in the rest: share of voices in the segment against all others. Furthest from 1 first. */
  readonly segments: readonly (Lift & {
    readonly by: Dimension;
    readonly key: string;
    readonly items: number;
    readonly voices: number;
    readonly share: number;
    /** 95 % interval of `share`. */
    readonly shareInterval: readonly [number, number] | null;
  })[];
  /** Themes said in the same voices more often than without it, the strongest first; its own branch is left out. */
  readonly neighbours: readonly (Lift & { readonly themeId: number; readonly items: number; readonly share: number })[];
}

/** A segment or neighbour with fewer voices than this says nothing. */
const FEWEST_VOICES = 30;
const FEWEST_TOGETHER = 5;
const MOST_NEIGHBOURS = 12;
const DIMENSIONS: readonly Dimension[] = ['channel', 'product', 'team', 'lang', 'source'];

/**
 * Everything that a theme's page counts, apart from its trend. The filter's own themes are replaced by the theme.
 * @throws RangeError for a theme that the tree does not have
 */
export function themePage(cube: Cube, asked: Asked, { themeId, before }: ThemePageParams): ThemePageAnswer {
  const paths = ancestorsOf(cube.manifest.themes);
  if (!paths.has(themeId)) throw new RangeError(`themeId: there is no theme ${themeId}`);
  const { theme: _, ...everywhere } = asked.filter;
  const filter: Filter = { ...everywhere, theme: [String(themeId)] };
  const own: Asked = { ...asked, filter };
  const [share = NO_FACT] = measure(cube, { ...own, metric: 'theme_share' });
  const earlier = before
    ? measure(cube, { ...own, filter: { ...filter, ...before }, metric: 'theme_share' })[0]
    : undefined;

  const { weigh = 'each', bitmap } = asked;
  const [tones, intents, together] = cube.countUnder(
    filter,
    [
      { by: ['theme', 'tone'], weigh },
      { by: ['intent'], weigh },
      { by: ['theme'], weigh },
    ],
    bitmap,
  );
  const [allIntents, allThemes] = cube.countUnder(
    everywhere,
    [
      { by: ['intent'], weigh },
      { by: ['theme'], weigh },
    ],
    bitmap,
  );
  const items = intents?.total ?? 0;
  const voices: Part = { hits: Math.round((share.value ?? 0) * share.n), n: share.n };
  const designEffect = designEffectOf(share);
  return {
    share,
    shareBefore: earlier ?? null,
    items,
    tones: tonesOf(tones, themeId),
    intents: intentsOf(intents, allIntents),
    segments: share.value === null ? [] : segmentsOf(cube, own, voices, designEffect),
    neighbours: neighboursOf({ together, allThemes, items, voices: share.n, designEffect }, (id) => {
      const [path, other] = [paths.get(themeId) ?? [], paths.get(id) ?? []];
      return other.includes(themeId) || path.includes(id) || cube.manifest.themes.some(({ parent }) => parent === id);
    }),
  };
}

const NO_FACT: Fact = {
  metric: 'theme_share',
  version: 1,
  filter: {},
  n: 0,
  value: null,
  interval: null,
  evidence: {},
};

function tonesOf(counts: Counts | undefined, themeId: number): ThemePageAnswer['tones'] {
  const row = counts?.axes[0]?.keys.indexOf(String(themeId)) ?? -1;
  const keys = counts?.axes[1]?.keys ?? [];
  const at = (tone: SentimentLabel): number =>
    row < 0 ? 0 : (counts?.values[row * keys.length + keys.indexOf(tone)] ?? 0);
  const total = SENTIMENTS.reduce((sum, tone) => sum + at(tone), 0);
  return total === 0 ? [] : SENTIMENTS.map((tone) => ({ tone, ...shareOf(at(tone), total) }));
}

function intentsOf(own: Counts | undefined, all: Counts | undefined): ThemePageAnswer['intents'] {
  if (!own || !all || own.total === 0) return [];
  const rest = all.total - own.total;
  return (own.axes[0]?.keys ?? [])
    .map((intent, at) => {
      const items = own.values[at] ?? 0;
      const elsewhere = rest >= FEWEST_VOICES ? ((all.values[at] ?? 0) - items) / rest : null;
      return { intent, ...shareOf(items, own.total), elsewhere };
    })
    .filter(({ items }) => items > 0)
    .sort((a, b) => b.items - a.items);
}

function segmentsOf(cube: Cube, own: Asked, all: Part, designEffect: number): ThemePageAnswer['segments'] {
  const dimensions = [...DIMENSIONS, ...cube.manifest.labels.segments.map(({ name }): Dimension => `seg.${name}`)];
  const found = dimensions.flatMap((by) =>
    measure(cube, { ...own, metric: 'theme_share', by }).flatMap((fact) => {
      const inside = { hits: Math.round((fact.value ?? 0) * fact.n), n: fact.n };
      const outside = { hits: all.hits - inside.hits, n: all.n - inside.n };
      const key = fact.group?.key ?? '-';
      // who has no team or plan is no segment that anybody could turn to
      if (key === '-' || fact.value === null || inside.n < FEWEST_VOICES || outside.n < FEWEST_VOICES) return [];
      return [{ by, key, fact, inside, outside }];
    }),
  );
  const seen = new Map<string, Dimension>();
  const candidates = found.filter(({ by, fact, inside }) => {
    // a source that is the only one of its channel, say: the same voices under another name
    const voices = JSON.stringify([inside, fact.interval]);
    const first = seen.get(voices) ?? by;
    seen.set(voices, first);
    return first === by;
  });
  return candidates
    .flatMap(({ by, key, fact, inside, outside }) => {
      const lift = liftOf(inside, outside, { compared: candidates.length, designEffect });
      if (lift === null) return [];
      const share = { share: fact.value ?? 0, shareInterval: fact.interval };
      return [{ by, key, items: inside.hits, voices: inside.n, ...share, ...lift }];
    })
    .sort((a, b) => Number(b.clear) - Number(a.clear) || Math.abs(Math.log(b.lift)) - Math.abs(Math.log(a.lift)));
}

function neighboursOf(
  known: {
    readonly together: Counts | undefined;
    readonly allThemes: Counts | undefined;
    readonly items: number;
    readonly voices: number;
    readonly designEffect: number;
  },
  isLeftOut: (themeId: number) => boolean,
): ThemePageAnswer['neighbours'] {
  const { together, allThemes, items, voices, designEffect } = known;
  const keys = together?.axes[0]?.keys ?? [];
  const candidates = keys.flatMap((key, at) => {
    const both = together?.values[at] ?? 0;
    if (key === '-' || both < FEWEST_TOGETHER || items < FEWEST_VOICES || isLeftOut(Number(key))) return [];
    const other = allThemes?.values[allThemes.axes[0]?.keys.indexOf(key) ?? -1] ?? 0;
    const outside = { hits: other - both, n: voices - items };
    return outside.n < FEWEST_VOICES ? [] : [{ themeId: Number(key), both, outside }];
  });
  return candidates
    .flatMap(({ themeId, both, outside }) => {
      const lift = liftOf({ hits: both, n: items }, outside, { compared: candidates.length, designEffect });
      return lift !== null && lift.lift > 1 ? [{ themeId, items: both, share: both / items, ...lift }] : [];
    })
    .sort((a, b) => Number(b.clear) - Number(a.clear) || b.interval[0] - a.interval[0])
    .slice(0, MOST_NEIGHBOURS);
}

function shareOf(items: number, total: number): Share {
  return { items, share: items / total, interval: wilson(items / total, total) };
}
