import { alikeTo, LEAST_ALIKE } from '../search/alike.js';
import { foldText } from '../search/fold.js';
import { gramsOf } from '../search/grams.js';
import { ancestorsOf, type Theme } from '../theme.js';

/** Why a case is shown beside something, the strongest first. */
export const SIMILAR_REASONS = ['same_theme', 'near_theme', 'mentioned_together', 'words'] as const;
export type SimilarReason = (typeof SIMILAR_REASONS)[number];

/** What a case is compared by. */
export interface Comparable {
  readonly id: string;
  readonly themeId: number;
  /** As the search folds it. */
  readonly searchText: string;
}

export interface SimilarTo {
  /** Null when nothing but words is known. */
  readonly themeId: number | null;
  /** As written. */
  readonly text: string;
  readonly themes: readonly Pick<Theme, 'id' | 'parent'>[];
  /** Theme → how much more often than elsewhere it is mentioned with `themeId`, as a lift; those above 1.5 count. */
  readonly lifts: ReadonlyMap<number, number>;
}

const LEAST_LIFT = 1.5;
/** The same theme says more than any word; near and together say about the same. */
const WORTH: Readonly<Record<Exclude<SimilarReason, 'words'>, number>> = {
  same_theme: 1,
  near_theme: 0.5,
  mentioned_together: 0.45,
};

/** Cases that resemble something, the most alike first; those without any reason are left out. */
export function similarTo<Case extends Comparable>(
  cases: readonly Case[],
  asked: SimilarTo,
): { readonly study: Case; readonly why: readonly SimilarReason[]; readonly score: number }[] {
  const paths = ancestorsOf(asked.themes);
  const grams = new Map(cases.map((study) => [study.id, gramsOf(study.searchText)]));
  const alike = asked.text.trim() === '' ? null : alikeTo(gramsOf(foldText(asked.text)), sharesOf([...grams.values()]));
  return cases
    .flatMap((study) => {
      const why: SimilarReason[] = [];
      let score = 0;
      const say = (reason: Exclude<SimilarReason, 'words'>): void => {
        why.push(reason);
        score = Math.max(score, WORTH[reason]);
      };
      if (asked.themeId !== null) {
        if (study.themeId === asked.themeId) say('same_theme');
        else if (isNear(paths, study.themeId, asked.themeId)) say('near_theme');
        if (study.themeId !== asked.themeId && (asked.lifts.get(study.themeId) ?? 0) >= LEAST_LIFT)
          say('mentioned_together');
      }
      const words = alike?.of(grams.get(study.id) ?? []) ?? 0;
      if (words >= LEAST_ALIKE) why.push('words');
      return why.length === 0 ? [] : [{ study, why, score: score + words }];
    })
    .sort((a, b) => b.score - a.score || (a.study.id < b.study.id ? -1 : 1));
}

/** One above the other, or both below the same theme. */
function isNear(paths: ReadonlyMap<number, readonly number[]>, one: number, other: number): boolean {
  const mine = paths.get(one) ?? [];
  const theirs = paths.get(other) ?? [];
  if (mine.includes(other) || theirs.includes(one)) return true;
  const parent = mine[1];
  return parent !== undefined && parent === theirs[1];
}

/** What every case says tells none apart. */
function sharesOf(grams: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const own of grams) for (const gram of own) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  // a library of three cases knows little of what is common: the counts are damped by ten unseen ones
  return new Map(
    [...counts].filter(([, count]) => count > 1).map(([gram, count]) => [gram, count / (grams.length + 10)]),
  );
}
