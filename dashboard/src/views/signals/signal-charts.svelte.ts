import type { Signal } from '@koe/api/contract/signals';
import type { TrendAnswer } from '@koe/sql/domain/trend/trend';
import { ApiProblem } from '../../api/problem.js';
import { cube } from '../../cube/cube.svelte.js';
import { chartRequests } from './signal-requests.js';

/** The charts of a list, counted in the browser. A list is readable without them. */
export class SignalCharts {
  answers = $state.raw<Readonly<Record<string, TrendAnswer>>>({});
  problem = $state.raw<ApiProblem | null>(null);

  async ask(signals: readonly Signal[], sigma: number): Promise<void> {
    try {
      const answers = await cube.query('signals', {}, chartRequests(signals, sigma));
      if (!answers) return;
      this.answers = answers;
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    }
  }
}
