import type { ThemePrioritiesAnswer } from '@koe/sql/domain/analysis/theme-priorities';
import type { PrioritiesBlock, PriorityEntry } from '@koe/sql/domain/edition/content';
import { nameFact } from '@koe/sql/domain/finding/freeze';
import type { NamedFact } from '@koe/sql/domain/finding/frozen-fact';
import { undecidedThemes, type Undecided } from '@koe/sql/domain/review/undecided';
import { themesOverLine } from '@koe/sql/domain/review/over-line';
import type { Bilingual } from '@koe/sql/domain/theme';
import type { OpenCube } from '../../ask-cube.js';
import { askNamed } from '../ask-named.js';
import { editionDays } from '../edition-days.js';
import type { EditionInputs } from '../edition-inputs.js';
import { themeNames } from './theme-names.js';

/** What the table of a report shows. */
const MOST_THEMES = 10;

export interface Ranked {
  readonly block: PrioritiesBlock;
  readonly now: ThemePrioritiesAnswer;
  /** Share of voices of each theme in the four weeks, and in the four before. */
  readonly shares: ReadonlyMap<number, readonly [now: NamedFact, before: NamedFact | null]>;
  /** Over the line without a decision that stands, the oldest first. */
  readonly undecided: readonly Undecided[];
}

/** Themes by the visible formula over four weeks, and what is undecided among them. */
export async function rankedThemes(cube: OpenCube, inputs: EditionInputs): Promise<Ranked> {
  const { four, fourBefore } = editionDays(inputs.week);
  const goalFit = inputs.goals.map(({ themeId, fit }) => [themeId, fit] as const);
  const params = { weights: inputs.weights, goalFit };
  const measure = { metric: 'theme_share', by: 'theme' } as const;
  const found = await askNamed(
    cube,
    {
      now: { kind: 'analysis', name: 'theme_priorities', params, filter: four },
      before: { kind: 'analysis', name: 'theme_priorities', params, filter: fourBefore },
      history: { kind: 'analysis', name: 'theme_history', params: {}, filter: four },
      shares: { kind: 'fact', measure, filter: four },
      sharesBefore: { kind: 'fact', measure, filter: fourBefore },
    },
    inputs.asOf,
  );
  const keyed = (facts: typeof found.shares): ReadonlyMap<number, NamedFact> =>
    new Map(facts.map((fact) => [Number(fact.group?.key), nameFact(fact, inputs.manifest)]));
  const before = keyed(found.sharesBefore);
  const shares = new Map(
    [...keyed(found.shares)].map(([id, fact]) => [id, [fact, before.get(id) ?? null] as const] as const),
  );
  const rankBefore = new Map(found.before.priorities.map(({ themeId, rank }) => [themeId, rank]));
  const nameOf = themeNames(inputs.manifest);
  const entries = found.now.priorities.slice(0, MOST_THEMES).flatMap((theme): PriorityEntry[] => {
    const { themeId, rank, rankInterval, score, level, frequencyLevel, terms } = theme;
    const share = shares.get(themeId)?.[0];
    if (!share) return [];
    const known = { rank, rankInterval, score, level, frequencyLevel, terms, share };
    const owner = ownerName(themeId, inputs);
    return [
      { theme: { id: themeId, name: nameOf(themeId) }, ...known, owner, rankBefore: rankBefore.get(themeId) ?? null },
    ];
  });
  const overLine = themesOverLine({
    priorities: found.now,
    history: found.history,
    weights: inputs.weights,
    goals: new Map(inputs.goals.map(({ themeId, fit }) => [themeId, fit])),
    signals: inputs.signals
      .filter(({ disposition }) => disposition === 'open')
      .map(({ themeId, week, since }) => ({ themeId, weeks: (week - since) / 7 + 1 })),
  });
  return {
    block: { filter: four, entries, themes: found.now.priorities.length },
    now: found.now,
    shares,
    undecided: undecidedThemes(overLine, inputs.decisions, inputs.today),
  };
}

/** Who answers for a theme: the person, else the department. */
function ownerName(themeId: number, { owners, people, departments }: EditionInputs): Bilingual | null {
  const owner = owners.find((each) => each.themeId === themeId);
  const person = people.find(({ id }) => id === owner?.personId);
  return person?.name ?? departments.find(({ id }) => id === owner?.departmentId)?.name ?? null;
}
