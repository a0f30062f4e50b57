import { countCells, sumCells, type Cells } from './cell.js';
import { isKnown, type Counted, type Figure, type Judged } from './judged.js';
import { parityOf, zAmong, type Parity } from './parity.js';
import { openPriors, themePriors } from './prior.js';
import { sumTallies, tallyThemes, type Tallies } from './tally.js';
import { taskAccuracies, type TaskAccuracy } from './task-accuracy.js';
import { estimateTheme, posteriorOf, Z, type Posterior } from './theme-estimate.js';
import { hourBrings, verdictOf, type Judgement } from './verdict.js';

/** Precision, recall and F1; each may stand on too few labels (`isKnown`). */
export interface Figures {
  readonly precision: Figure | null;
  readonly recall: Figure;
  readonly f1: Figure;
}

/** Figures of all themes with one parent together (`group`), or of all themes (`all`): what is shown for one that is not known. */
export interface StandIn extends Figures {
  readonly of: 'group' | 'all';
}

export interface ThemeAccuracy extends Figures, Judgement {
  readonly themeId: number;
  /** Judged items that the classifier puts under the theme, and judged items that belong there. */
  readonly judged: { readonly under: number; readonly belonging: number };
  readonly standIn: StandIn;
  /** Languages and channels in which its F1 is known. */
  readonly languages: readonly (Figures & { readonly lang: string })[];
  readonly channels: readonly (Figures & { readonly channel: string })[];
  /** Null while either language is not known. */
  readonly parity: Parity | null;
  /** By how much an hour of labels would narrow the interval of F1. */
  readonly hourBrings: number;
}

export interface Accuracy {
  readonly judged: number;
  /** All themes without themes below them together (micro averages); null while nothing was judged. */
  readonly all: Figures | null;
  readonly languages: readonly (Figures & { readonly lang: string; readonly judged: number })[];
  readonly channels: readonly (Figures & { readonly channel: string; readonly judged: number })[];
  readonly parity: Parity | null;
  readonly themes: readonly ThemeAccuracy[];
  readonly tasks: readonly TaskAccuracy[];
}

export interface Tree {
  readonly id: number;
  readonly parent: number | null;
}

/** The posterior of every theme: from these `estimateTheme` gives figures and corrected counts of any items. */
export function assessThemes(judged: readonly Judged[], tree: readonly Tree[]): ReadonlyMap<number, Posterior> {
  const tallies = tallyThemes(
    judged,
    tree.map(({ id }) => id),
  );
  const priors = themePriors(tallies, new Map(tree.map(({ id, parent }) => [id, parent])));
  return new Map([...tallies].map(([id, own]) => [id, posteriorOf(own, priors.get(id) ?? openPriors())]));
}

/**
 * Everything that can be said of how right the classifier is.
 * @param counted a sample of the items that it is said of, which decides how many stand in each cell
 * @param drifting themes whose confidence is no longer spread as it was
 */
export function assess(
  judged: readonly Judged[],
  counted: readonly Counted[],
  tree: readonly Tree[],
  drifting: ReadonlySet<number> = new Set(),
): Accuracy {
  const whole = part(judged, counted, tree);
  const langs = values(judged, (item) => item.lang).map((lang) => ({
    lang,
    ...part(
      judged.filter((item) => item.lang === lang),
      counted.filter((item) => item.lang === lang),
      tree,
    ),
  }));
  const channels = values(judged, (item) => item.channel).map((channel) => ({
    channel,
    ...part(
      judged.filter((item) => item.channel === channel),
      counted.filter((item) => item.channel === channel),
      tree,
    ),
  }));
  const [ja, en] = [langs.find(({ lang }) => lang === 'ja'), langs.find(({ lang }) => lang === 'en')];
  const compared = tree.filter(({ id }) => isKnown(ja?.of(id).f1 ?? null) && isKnown(en?.of(id).f1 ?? null)).length;
  const z = zAmong(compared);
  const leaves = leavesOf(tree).length;
  const themes = tree.map(({ id, parent }): ThemeAccuracy => {
    const figures = whole.of(id);
    const parity = parityOf(ja?.of(id, z).f1 ?? null, en?.of(id, z).f1 ?? null);
    const share = whole.shareOf(id);
    return {
      themeId: id,
      ...figures,
      judged: whole.judgedOf(id),
      standIn: whole.standIn(parent),
      languages: langs.map(({ lang, of }) => ({ lang, ...of(id) })).filter(({ f1 }) => isKnown(f1)),
      channels: channels.map(({ channel, of }) => ({ channel, ...of(id) })).filter(({ f1 }) => isKnown(f1)),
      parity,
      hourBrings: hourBrings(figures.f1, share, leaves),
      ...verdictOf(figures, { parity: parity?.alarm ?? false, drift: drifting.has(id) }),
    };
  });
  const summary = ({ all, judged: count }: Part): Figures & { judged: number } => ({ ...all(), judged: count });
  return {
    judged: judged.length,
    all: judged.length === 0 ? null : whole.all(),
    languages: langs.map(({ lang, ...rest }) => ({ lang, ...summary(rest) })),
    channels: channels.map(({ channel, ...rest }) => ({ channel, ...summary(rest) })),
    parity: parityOf(ja?.all().f1 ?? null, en?.all().f1 ?? null),
    themes,
    tasks: taskAccuracies(judged),
  };
}

/** The estimates over some of the items: all, or those of a language or channel. */
interface Part {
  readonly judged: number;
  of(themeId: number, z?: number): Figures;
  judgedOf(themeId: number): { under: number; belonging: number };
  standIn(parent: number | null): StandIn;
  all(): Figures;
  shareOf(themeId: number): number;
}

function part(judged: readonly Judged[], counted: readonly Counted[], tree: readonly Tree[]): Part {
  const ids = tree.map(({ id }) => id);
  const tallies = tallyThemes(judged, ids);
  const cells = countCells(counted, ids);
  const posteriors = assessThemes(judged, tree);
  const open = openPriors();
  const nothing = posteriorOf([], open);
  const together = (members: readonly number[]): Figures => {
    const sum = sumTallies(members.map((id) => tallies.get(id) ?? NO_TALLIES));
    return figuresOf(posteriorOf(sum, open), sumCells(members.map((id) => cellsOf(cells, id))), Z);
  };
  const all = (): Figures => together(leavesOf(tree));
  return {
    judged: judged.length,
    all,
    of: (id, z = Z) => figuresOf(posteriors.get(id) ?? nothing, cellsOf(cells, id), z),
    judgedOf(id) {
      const { assigned, belonging } = (posteriors.get(id) ?? nothing).judged;
      return { under: assigned, belonging };
    },
    standIn(parent) {
      const group = together(tree.filter((theme) => theme.parent === parent).map(({ id }) => id));
      return isKnown(group.f1) && parent !== null ? { of: 'group', ...group } : { of: 'all', ...all() };
    },
    shareOf(id) {
      const own = cellsOf(cells, id);
      return ((own[0] ?? 0) + (own[1] ?? 0) + (own[2] ?? 0)) / Math.max(1, counted.length);
    },
  };
}

const NO_TALLIES: Tallies = [];

function figuresOf(posterior: Posterior, cells: Float64Array, z: number): Figures {
  const { precision, recall, f1 } = estimateTheme(posterior, cells, z);
  return { precision, recall, f1 };
}

function cellsOf(cells: Cells, id: number): Float64Array {
  return cells.get(id) ?? new Float64Array(6);
}

/** Themes without themes below them. */
export function leavesOf(tree: readonly Tree[]): readonly number[] {
  const parents = new Set(tree.map(({ parent }) => parent));
  return tree.filter(({ id }) => !parents.has(id)).map(({ id }) => id);
}

function values(judged: readonly Judged[], pick: (item: Judged) => string): readonly string[] {
  return [...new Set(judged.map(pick))].sort();
}
