import type { ThemePageAnswer } from '@koe/sql/domain/analysis/theme-page';
import type { Filter } from '@koe/sql/domain/filter';
import { ApiProblem } from '../../../api/problem.js';
import { cube } from '../../../cube/cube.svelte.js';

/** What a theme's page counts. Old answers stay until the new ones are here. */
export class PageState {
  answer = $state.raw<ThemePageAnswer | null>(null);
  problem = $state.raw<ApiProblem | null>(null);

  async ask(
    themeId: number,
    filter: Filter,
    before: { readonly from: string; readonly to: string } | null,
  ): Promise<void> {
    try {
      const params = { themeId, before };
      const answers = await cube.query('theme-page', filter, {
        page: { kind: 'analysis', name: 'theme_page', params },
      });
      if (!answers) return;
      this.answer = answers.page;
      this.problem = null;
    } catch (error) {
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    }
  }
}
