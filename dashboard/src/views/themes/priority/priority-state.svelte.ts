import type { ThemeHistoryAnswer } from '@koe/sql/domain/analysis/theme-history';
import type { ThemeLevel } from '@koe/sql/domain/analysis/theme-level';
import type { Filter } from '@koe/sql/domain/filter';
import type { ThemeEvidence } from '@koe/sql/domain/priority/theme-evidence';
import type { ThemePriority } from '@koe/sql/domain/priority/theme-priority';
import type { PriorityWeights } from '@koe/sql/domain/priority/weights';
import { ApiProblem } from '../../../api/problem.js';
import { cube } from '../../../cube/cube.svelte.js';

export type GoalFits = readonly (readonly [themeId: number, fit: ThemeEvidence['goalFit']])[];

/** The ranked themes. Old answers stay until the new ones are here. */
class PriorityState {
  evidence = $state.raw<readonly ThemeEvidence[] | null>(null);
  priorities = $state.raw<readonly ThemePriority[]>([]);
  history = $state.raw<ThemeHistoryAnswer | null>(null);
  /** What was counted: with its dates, and which themes are ranked among each other. */
  counted = $state.raw<{ readonly filter: Filter; readonly level: ThemeLevel } | null>(null);
  problem = $state.raw<ApiProblem | null>(null);

  /** Counts under the filter, then ranks; the past of the themes comes after what is looked at first. */
  async ask(filter: Filter, level: ThemeLevel, weights: PriorityWeights, goalFit: GoalFits): Promise<void> {
    try {
      const params = { level, weights, goalFit };
      await Promise.all([
        cube
          .query('theme-priorities', filter, { now: { kind: 'analysis', name: 'theme_priorities', params } })
          .then((answers) => {
            if (!answers) return;
            this.evidence = answers.now.evidence;
            this.priorities = answers.now.priorities;
            this.counted = { filter, level };
          }),
        cube
          .query('theme-history', filter, { past: { kind: 'analysis', name: 'theme_history', params: { level } } })
          .then((answers) => {
            if (answers) this.history = answers.past;
          }),
      ]);
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    }
  }

  /** Ranks what was counted by other weights or goals: nothing is counted again. */
  async rank(filter: Filter, weights: PriorityWeights, goalFit: GoalFits): Promise<void> {
    const { evidence } = this;
    if (!evidence) return;
    const params = { evidence, weights, goalFit };
    const answers = await cube.query('theme-ranks', filter, {
      ranks: { kind: 'analysis', name: 'theme_ranks', params },
    });
    // what was counted meanwhile has its own ranks
    if (answers && this.evidence === evidence) this.priorities = answers.ranks.priorities;
  }
}

export const priorities = new PriorityState();
