import type { ActionFlag } from '@koe/api/contract/action-calendar';
import { splitValues, type Filter } from '@koe/sql/domain/filter';
import type { Flag } from '../../charts/control-chart-data.js';
import type { Words } from '../../words/words.js';

/**
 * Starts and releases of actions for the time axis. A filter that asks for themes shows those of its themes and of the themes below
 * only; without themes all releases are shown, since any of them may have moved the whole.
 * @param below a theme with all below it
 */
export function actionFlags(
  flags: readonly ActionFlag[],
  filter: Pick<Filter, 'theme'>,
  below: (theme: number) => readonly number[],
  { actions }: Pick<Words, 'actions'>,
): readonly Flag[] {
  const { wanted } = splitValues(filter.theme ?? []);
  const themes = wanted.length === 0 ? null : new Set(wanted.flatMap((id) => [Number(id), ...below(Number(id))]));
  return flags
    .filter(({ kind, themeId }) => (themes === null ? kind === 'action_release' : themes.has(themeId)))
    .map(({ id, actionId, kind, date, title }) => ({
      id,
      kind: 'action',
      date,
      text: actions.flags[kind](title),
      href: `/actions/${actionId}`,
    }));
}
