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

function redraw(theme: ThemeEvidence, normal: () => number): ThemeEvidence {
  const share = (p: number, n: number): number =>
    n === 0 ? p : Math.min(1, Math.max(0, p + normal() * Math.sqrt((p * (1 - p)) / n)));
  const poisson = (mean: number): number => Math.max(0, mean + normal() * Math.sqrt(mean));
  return {
    ...theme,
    items: theme.voices === 0 ? 0 : share(theme.items / theme.voices, theme.voices) * theme.voices,
    csatLoss: theme.csatLoss === null ? null : theme.csatLoss + normal() * theme.csatLossError,
    negativeShare: share(theme.negativeShare, theme.items),
    openShare: share(theme.openShare, theme.items),
    weeksBefore: theme.weeksBefore.map(poisson),
    weekNow: poisson(theme.weekNow),
  };
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
