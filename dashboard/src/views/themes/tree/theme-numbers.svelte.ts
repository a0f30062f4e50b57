import type { Filter } from '@koe/sql/domain/filter';
import { ApiProblem } from '../../../api/problem.js';
import { cube } from '../../../cube/cube.svelte.js';
import { themeNumbers, themeRequests, type ThemeNumbers } from './theme-numbers.js';

/** Numbers of all themes under the filter. Old ones stay until the new ones are here. */
class NumbersState {
  byTheme = $state.raw<ReadonlyMap<number, ThemeNumbers> | null>(null);
  problem = $state.raw<ApiProblem | null>(null);

  async ask(filter: Filter): Promise<void> {
    try {
      const answers = await cube.query('themes', filter, themeRequests(filter));
      if (answers) this.byTheme = themeNumbers(answers.tones, answers.shares);
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    }
  }
}

export const numbers = new NumbersState();
