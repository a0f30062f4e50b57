import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleOf } from '@koe/sql/domain/action/step';

const step = (id: string, ...dependsOn: string[]): { id: string; dependsOn: string[] } => ({ id, dependsOn });

describe('steps that wait for each other', () => {
  it('are named in the order of waiting', () => {
    const circle = circleOf([step('a', 'b'), step('b', 'c'), step('c', 'd', 'b'), step('d')]);
    expect(circle?.map(({ id }) => id)).toEqual(['b', 'c']);
    expect(circleOf([step('a', 'a')])?.map(({ id }) => id)).toEqual(['a']);
    expect(circleOf([step('a', 'gone'), step('b', 'a')])).toBeNull();
  });

  it('are found exactly when no order of work exists', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
    const edges = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 9 });
    fc.assert(
      fc.property(edges, (pairs) => {
        const steps = ids.map((id) => step(id, ...pairs.filter(([from]) => from === id).map(([, to]) => to)));
        // Kahn: take what waits for nothing that is left, until nothing can be taken
        let left = steps;
        for (;;) {
          const free = left.filter(({ dependsOn }) => !dependsOn.some((id) => left.some((each) => each.id === id)));
          if (free.length === 0) break;
          left = left.filter((each) => !free.includes(each));
        }
        const circle = circleOf(steps);
        expect(circle !== null).toBe(left.length > 0);
        for (const [index, each] of (circle ?? []).entries())
          expect(each.dependsOn).toContain(circle?.[(index + 1) % circle.length]?.id);
      }),
      { numRuns: 500 },
    );
  });
});
