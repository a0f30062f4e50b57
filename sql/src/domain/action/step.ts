/** A part of an action with its own owner and days. Days are local dates. */
export interface Step {
  readonly id: string;
  /** From 0, in the order people gave. */
  readonly position: number;
  readonly text: string;
  readonly ownerId: string | null;
  readonly startOn: string | null;
  readonly dueOn: string | null;
  readonly done: boolean;
  /** Why it cannot go on. */
  readonly blockedReason: string | null;
  /** Steps of the same action that come first. */
  readonly dependsOn: readonly string[];
}

/**
 * Steps that wait for each other in a circle, in the order of waiting; null when there is no circle. Ids that are no step are
 * passed over.
 */
export function circleOf<S extends Pick<Step, 'id' | 'dependsOn'>>(steps: readonly S[]): readonly S[] | null {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const finished = new Set<string>();
  const visit = (step: S, path: readonly S[]): readonly S[] | null => {
    const again = path.indexOf(step);
    if (again >= 0) return path.slice(again);
    if (finished.has(step.id)) return null;
    for (const id of step.dependsOn) {
      const before = byId.get(id);
      const circle = before && visit(before, [...path, step]);
      if (circle) return circle;
    }
    finished.add(step.id);
    return null;
  };
  for (const step of steps) {
    const circle = visit(step, []);
    if (circle) return circle;
  }
  return null;
}
