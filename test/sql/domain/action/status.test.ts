import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTION_STATUSES,
  isOpen,
  isUnderWork,
  missingFor,
  nextStatuses,
  type ActionStatus,
  type StatusFacts,
} from '@koe/sql/domain/action/status';

const status = fc.constantFrom(...ACTION_STATUSES);
const facts: fc.Arbitrary<StatusFacts> = fc.record({
  ownerId: fc.option(fc.uuid(), { nil: null }),
  dueOn: fc.constantFrom(null, '2026-05-01'),
  releaseOn: fc.constantFrom(null, '2026-04-01', '2026-04-02', '2026-04-03'),
  hasVerdict: fc.boolean(),
  reason: fc.constantFrom(null, '', '  ', '予算がつかなかった'),
  today: fc.constant('2026-04-02'),
});
const moves = (from: ActionStatus, to: ActionStatus, given: StatusFacts): boolean =>
  missingFor(from, to, given)?.length === 0;

/** Every change there is, written out a second time: the table of the product, from left to right. */
const TABLE: readonly (readonly [ActionStatus, ActionStatus])[] = [
  ['proposed', 'planned'],
  ['proposed', 'stopped'],
  ['planned', 'in_progress'],
  ['planned', 'proposed'],
  ['planned', 'stopped'],
  ['in_progress', 'done'],
  ['in_progress', 'planned'],
  ['in_progress', 'stopped'],
  ['done', 'measuring'],
  ['done', 'closed'],
  ['done', 'in_progress'],
  ['done', 'stopped'],
  ['measuring', 'closed'],
  ['measuring', 'in_progress'],
  ['measuring', 'stopped'],
  ['closed', 'in_progress'],
  ['stopped', 'proposed'],
];

describe('the table of transitions', () => {
  it('has these changes and no others', () => {
    fc.assert(
      fc.property(status, status, facts, (from, to, given) => {
        const known = TABLE.some(([a, b]) => a === from && b === to);
        expect(missingFor(from, to, given) !== undefined).toBe(known);
      }),
      { numRuns: 500 },
    );
  });

  it('asks for what each status stands for', () => {
    fc.assert(
      fc.property(status, status, facts, (from, to, given) => {
        if (!moves(from, to, given)) return;
        const hasReason = given.reason?.trim() !== undefined && given.reason.trim() !== '';
        const goesBack = nextStatuses(from).find((each) => each.to === to)?.back === true;
        if ((to === 'planned' || to === 'in_progress') && !goesBack) {
          expect(given.ownerId).not.toBeNull();
          expect(given.dueOn).not.toBeNull();
        }
        if (to === 'measuring') expect((given.releaseOn ?? '9') <= given.today).toBe(true);
        if (to === 'stopped') expect(hasReason).toBe(true);
        if (to === 'closed') expect(given.hasVerdict || hasReason).toBe(true);
        if (!isOpen(from)) expect(hasReason).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('never takes a judged action back into work', () => {
    fc.assert(
      fc.property(status, status, facts, (from, to, given) => {
        if (!moves(from, to, { ...given, hasVerdict: true })) return;
        expect(from === 'measuring' || from === 'closed' || from === 'stopped' ? isUnderWork(to) : false).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('leads from every open status to an end, when everything is there', () => {
    const all = {
      ownerId: 'x',
      dueOn: '2026-05-01',
      releaseOn: '2026-04-01',
      hasVerdict: false,
      reason: 'so',
      today: '2026-04-02',
    };
    for (const start of ACTION_STATUSES) {
      const reached = new Set<ActionStatus>([start]);
      for (const from of reached) for (const { to } of nextStatuses(from)) if (moves(from, to, all)) reached.add(to);
      expect([...reached].sort()).toEqual([...ACTION_STATUSES].sort());
    }
  });

  it('says everything that is missing at once', () => {
    const none = {
      ownerId: null,
      dueOn: null,
      releaseOn: '2026-04-03',
      hasVerdict: false,
      reason: ' ',
      today: '2026-04-02',
    };
    expect(missingFor('proposed', 'planned', none)).toEqual(['owner', 'due']);
    expect(missingFor('done', 'measuring', none)).toEqual(['released']);
    expect(missingFor('measuring', 'closed', none)).toEqual(['verdict_or_reason']);
    expect(missingFor('stopped', 'proposed', { ...none, hasVerdict: true })).toEqual(['reason', 'no_verdict']);
  });
});
