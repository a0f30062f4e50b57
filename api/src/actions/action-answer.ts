import { isReleased } from '@koe/sql/domain/action/release';
import { standingOf } from '@koe/sql/domain/action/standing';
import type { StoredAction } from '@koe/sql/queries/action/action';
import type { StoredStep } from '@koe/sql/queries/action/step';
import type { Action } from '../contract/actions.js';
import type { ActionStep } from '../contract/action-steps.js';

/** @param today local date */
export function actionAnswer(stored: StoredAction, steps: readonly StoredStep[], today: string): Action {
  const { standing, ...plain } = { standing: standingOf(stored, steps, today), ...stored };
  const { id, number, title, themeId, startOn, dueOn, releaseOn, status, statusReason, blockedReason, revision } =
    plain;
  return {
    ...{ id, number, title, themeId, startOn, dueOn, releaseOn, status, statusReason, blockedReason, revision },
    department: departmentOf(stored),
    owner: personOf(stored.ownerId, stored.ownerName),
    means: [...stored.means],
    resources: [...stored.resources],
    releaseFixed: stored.releaseFixedAt !== null || isReleased(stored, today),
    goal: {
      metric: stored.goalMetric,
      variant: stored.goalVariant,
      filter: stored.goalFilter,
      weeks: stored.goalWeeks,
      direction: stored.goalDirection,
      minimumEffect: stored.goalMinimum,
    },
    statusAt: stored.statusAt.toISOString(),
    origin:
      stored.originKind === null || stored.originId === null ? null : { kind: stored.originKind, id: stored.originId },
    steps: steps.map(stepAnswer),
    standing: { ...standing, late: [...standing.late], blocked: [...standing.blocked] },
    effect: effectOf(stored),
    createdAt: stored.createdAt.toISOString(),
    createdBy: personOf(stored.createdBy, stored.createdByName),
    updatedAt: stored.updatedAt.toISOString(),
    updatedBy: personOf(stored.updatedBy, stored.updatedByName),
  };
}

export function stepAnswer(step: StoredStep): ActionStep {
  const { id, position, text, startOn, dueOn, done, blockedReason, dependsOn, revision } = step;
  return {
    ...{ id, position, text, startOn, dueOn, done, blockedReason, revision },
    owner: personOf(step.ownerId, step.ownerName),
    doneAt: step.doneAt?.toISOString() ?? null,
    dependsOn: [...dependsOn],
  };
}

/** A person who is gone has no name any more. */
export function personOf(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null || name === null ? null : { id, name };
}

function departmentOf({ departmentId, departmentName }: StoredAction): Action['department'] {
  return departmentId === null || departmentName === null ? null : { id: departmentId, name: departmentName };
}

function effectOf(stored: StoredAction): Action['effect'] {
  const { effectState: state, effectObstacle: obstacle, verdict, verdictAt, effect, effectInterval } = stored;
  if (state === null) return null;
  return {
    ...{ state, obstacle, verdict, effect },
    registeredLate: stored.registeredLate ?? false,
    verdictAt: verdictAt?.toISOString() ?? null,
    interval: effectInterval && [effectInterval[0], effectInterval[1]],
  };
}
