import type { Action } from '@koe/api/contract/actions';
import type { ActionStep } from '@koe/api/contract/action-steps';

/** An action under work that nothing is wrong with. */
export function anAction(more: Partial<Action> = {}): Action {
  return {
    id: 'a',
    number: 1,
    title: 'Tell customers the same day',
    themeId: 3,
    department: null,
    owner: { id: 'p', name: 'Theo Marwick' },
    means: [],
    resources: [],
    startOn: '2026-03-01',
    dueOn: '2026-04-01',
    releaseOn: null,
    releaseFixed: false,
    goal: { metric: 'theme_share', variant: null, filter: 'theme=3', weeks: 8, direction: 'down', minimumEffect: 0.01 },
    status: 'in_progress',
    statusAt: '2026-03-01T00:00:00.000Z',
    statusReason: null,
    blockedReason: null,
    origin: null,
    steps: [],
    standing: { late: [], blocked: [], nextStepId: null },
    effect: null,
    revision: 1,
    createdAt: '2026-03-01T00:00:00.000Z',
    createdBy: null,
    updatedAt: '2026-03-01T00:00:00.000Z',
    updatedBy: null,
    ...more,
  };
}

export function aStep(id: string, more: Partial<ActionStep> = {}): ActionStep {
  return {
    id,
    position: 0,
    text: `step ${id}`,
    owner: null,
    startOn: null,
    dueOn: null,
    done: false,
    doneAt: null,
    blockedReason: null,
    dependsOn: [],
    revision: 1,
    ...more,
  };
}

/** The state of an effect that was judged. */
export function aVerdict(
  verdict: NonNullable<NonNullable<Action['effect']>['verdict']>,
  effect: number | null,
  interval: [number, number] | null,
): NonNullable<Action['effect']> {
  return { state: 'judged', obstacle: null, registeredLate: false, verdict, verdictAt: null, effect, interval };
}
