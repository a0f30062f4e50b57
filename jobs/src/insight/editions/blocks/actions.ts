import { parseDay } from '@koe/sql/domain/calendar/day';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import type { ActionEntry, ActionsBlock } from '@koe/sql/domain/edition/content';
import { effectFinding } from '@koe/sql/domain/finding/effect-finding';
import type { EffectFinding } from '@koe/sql/domain/finding/finding';
import type { WeekAction } from '@koe/sql/queries/edition/week-facts';
import { editionDays } from '../edition-days.js';
import type { EditionInputs } from '../edition-inputs.js';
import { themeNames } from './theme-names.js';

/** Days from the report's morning on in which what is due is told beforehand. */
const AHEAD = 6;
const ORDER = { late: 0, verdict: 1, due: 2, measuring: 3 } as const;

/** What is asked of people this week: late and blocked first, then new verdicts, what is due, what is being measured. */
export function actionsBlock(inputs: EditionInputs): ActionsBlock {
  const { week } = editionDays(inputs.week);
  // A report is read on the morning after its week: "today" and "in two days" are said as of then, however late it is built.
  const morning = parseDay(week.to) + 1;
  const nameOf = themeNames(inputs.manifest);
  const isOpen = ({ status }: WeekAction): boolean => ['proposed', 'planned', 'in_progress'].includes(status);
  const entries = inputs.actions.flatMap((action): ActionEntry[] => {
    const lateDays = morning - parseDay(action.dueOn);
    const because = reason(action, isOpen(action), lateDays, week.from, inputs.today);
    if (because === null) return [];
    const { id, number, title, themeId, status, dueOn, blocked, ownerId, departmentId, departmentName } = action;
    return [
      {
        actionId: id,
        number,
        title,
        theme: { id: themeId, name: nameOf(themeId) },
        status,
        owner: ownerId === null ? null : { id: ownerId, name: action.ownerName ?? '' },
        department:
          departmentId === null || departmentName === null ? null : { id: departmentId, name: departmentName },
        dueOn,
        lateDays,
        blocked,
        because,
        effect: effectOf(action, inputs),
      },
    ];
  });
  entries.sort(
    (a, b) =>
      Number(b.blocked) - Number(a.blocked) ||
      ORDER[a.because] - ORDER[b.because] ||
      b.lateDays - a.lateDays ||
      a.number - b.number,
  );
  return { entries, open: inputs.actions.filter(isOpen).length };
}

function reason(
  action: WeekAction,
  isOpen: boolean,
  lateDays: number,
  from: string,
  today: string,
): ActionEntry['because'] | null {
  if (action.verdictOn !== null && action.verdictOn >= from && action.verdictOn <= today) return 'verdict';
  if (isOpen) return lateDays > 0 ? 'late' : lateDays >= -AHEAD || action.blocked ? 'due' : null;
  return action.state === 'measuring' ? 'measuring' : null;
}

/** What is known of the effect; null where nothing was looked at yet, or it cannot be measured. */
export function effectOf(
  action: WeekAction,
  { manifest }: { readonly manifest: Pick<Manifest, 'labels' | 'themes'> },
): EffectFinding | null {
  const { id: actionId, goalMetric: metric, goalVariant: variant, goalFilter: filter } = action;
  return effectFinding({ ...action, actionId, goal: { metric, variant, filter } }, manifest);
}
