import type { ActionsBlock, Appendix, SignalsBlock } from '@koe/sql/domain/edition/content';
import { descendantsOf } from '@koe/sql/domain/theme';
import type { Named } from '@koe/sql/queries/edition/week-facts';
import type { EditionInputs } from '../edition-inputs.js';
import type { Ranked } from './priorities.js';
import { themeNames } from './theme-names.js';

const MOST_THEMES = 6;

/** What concerns each department, or each person: their themes that moved or rank high, their signals and actions. Nobody's are left out. */
export function appendices(
  inputs: EditionInputs,
  kind: 'department' | 'owner',
  {
    signals,
    actions,
    ranked,
  }: { readonly signals: SignalsBlock; readonly actions: ActionsBlock; readonly ranked: Ranked },
): Appendix[] {
  const below = descendantsOf(inputs.manifest.themes);
  const nameOf = themeNames(inputs.manifest);
  const whose = kind === 'department' ? inputs.departments : inputs.people;
  return whose.flatMap(({ id, name }: Named): Appendix[] => {
    const own = inputs.owners.filter(
      ({ departmentId, personId }) => id === (kind === 'department' ? departmentId : personId),
    );
    // who answers for a theme answers for those below it
    const themeIds = new Set(own.flatMap(({ themeId }) => below.get(themeId) ?? [themeId]));
    const themes = ranked.now.priorities
      .filter(({ themeId }) => themeIds.has(themeId))
      .slice(0, MOST_THEMES)
      .flatMap(({ themeId }) => {
        const [now, before] = ranked.shares.get(themeId) ?? [];
        return now && before ? [{ id: themeId, name: nameOf(themeId), now, before }] : [];
      });
    const signalIds = signals.entries
      .filter(({ finding }) => themeIds.has(finding.theme.id))
      .map(({ finding }) => finding.signalId);
    const actionIds = actions.entries
      .filter(({ owner, department }) => (kind === 'department' ? department?.id : owner?.id) === id)
      .map(({ actionId }) => actionId);
    if (themes.length + signalIds.length + actionIds.length === 0) return [];
    return [{ id, name, themes, signalIds, actionIds }];
  });
}
