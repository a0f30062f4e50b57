import { dispersion, sumOf } from '../metric/method/weekly-counts.js';
import type { ThemeEvidence } from './theme-evidence.js';

const REPLICATES = 400;
/** Two themes are told apart when the order of their scores turns round in fewer replicates than this. */
const DOUBT = 0.025;

export interface RankedTheme {
  readonly theme: ThemeEvidence;
  readonly score: number;
  readonly rank: number;
  readonly rankInterval: readonly [number, number];
}

/**
 * Orders themes by score, best first, and draws what was observed again and again (a parametric bootstrap: counts around
 * their binomial or Poisson spread, the loss of CSAT around its error) to see which ranks hold.
 */
export function rankThemes(
  evidence: readonly ThemeEvidence[],
  scoreOf: (theme: ThemeEvidence) => number,
  seed: number,
): RankedTheme[] {
  const ordered = evidence
    .map((theme) => ({ theme, score: scoreOf(theme) }))
    .sort((a, b) => b.score - a.score || a.theme.themeId - b.theme.themeId);
  const random = normals(seed);
  const replicates = Array.from({ length: REPLICATES }, () =>
    ordered.map(({ theme }) => scoreOf(redraw(theme, random))),
  );
  const ranks = replicates.map(ranksOf);
  let leader = 0;
  return ordered.map(({ theme, score }, index) => {
    const turned = replicates.filter((scores) => (scores[index] ?? 0) >= (scores[leader] ?? 0)).length;
    if (turned < DOUBT * REPLICATES) leader = index;
    const own = ranks.map((each) => each[index] ?? 1).sort((a, b) => a - b);
    const at = (share: number): number => own[Math.round(share * (own.length - 1))] ?? index + 1;
    return { theme, score, rank: leader + 1, rankInterval: [at(0.025), at(0.975)] };
  });
}

function ranksOf(scores: readonly number[]): number[] {
  const ranks = scores.map(() => 0);
  scores
    .map((score, index) => ({ score, index }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .forEach(({ index }, place) => (ranks[index] = place + 1));
  return ranks;
}

/** What might have been observed just as well. Of the weeks before only the sum counts, so it is drawn as one. */
function redraw(theme: ThemeEvidence, normal: () => number): ThemeEvidence {
  const spread = dispersion(theme.weeksBefore);
  const counted = (mean: number): number => Math.max(0, mean + normal() * Math.sqrt(spread * mean));
  const before = sumOf(theme.weeksBefore);
  const ofBefore = before === 0 ? 0 : counted(before) / before;
  const ofNow = theme.items === 0 ? 0 : counted(theme.items) / theme.items;
  return {
    ...theme,
    items: theme.voices === 0 ? 0 : shareDrawn(theme.items / theme.voices, theme.voices, normal) * theme.voices,
    csatLoss: theme.csatLoss === null ? null : theme.csatLoss + normal() * theme.csatLossError,
    negativeShare: shareDrawn(theme.negativeShare, theme.mentions, normal),
    openShare: shareDrawn(theme.openShare, theme.mentions, normal),
    weeksBefore: theme.weeksBefore.map((items) => items * ofBefore),
    weekNow: theme.weekNow * ofNow,
  };
}

/** Spread of a share with two successes and two failures added (Agresti and Coull 1998): three of three do not mean certainty. */
function shareDrawn(p: number, n: number, normal: () => number): number {
  const around = (p * n + 2) / (n + 4);
  return Math.min(1, Math.max(0, p + normal() * Math.sqrt((around * (1 - around)) / (n + 4))));
}

/** Standard normal numbers, the same for the same seed (a 32-bit Weyl sequence, mixed; pairs by Box and Muller). */
function normals(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  const uniform = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
    return (((mixed ^ (mixed >>> 16)) >>> 0) + 0.5) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
