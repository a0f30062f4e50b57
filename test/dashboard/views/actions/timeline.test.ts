import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dependenciesOf, rowsOf } from '@koe/dashboard/test-only/views/actions/timeline/timeline-rows';
import { monthsOf, placeOf, spanOf } from '@koe/dashboard/test-only/views/actions/timeline/timeline-scale';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { anAction } from './an-action.js';

const TODAY = parseDay('2026-03-15');
const step = (id: string, startOn: string | null, dueOn: string | null, dependsOn: string[] = [], done = false) => ({
  id,
  position: 0,
  text: id,
  ownerId: null,
  startOn,
  dueOn,
  done,
  blockedReason: null,
  dependsOn,
});

describe('a timeline', () => {
  it('draws today and every bar within its width, whatever the dates', () => {
    const day = fc.integer({ min: TODAY - 900, max: TODAY + 900 });
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.nat(400)), { maxLength: 12 }), (bars) => {
        const actions = bars.map(([from, length], at) => ({
          ...anAction({ id: String(at), startOn: formatDay(from), dueOn: formatDay(from + length) }),
          steps: [],
        }));
        const span = spanOf(
          actions.flatMap(({ startOn, dueOn }) => [startOn, dueOn]),
          TODAY,
        );
        expect(span.from).toBeLessThanOrEqual(TODAY);
        expect(span.to).toBeGreaterThanOrEqual(TODAY);
        for (const { bar } of rowsOf(actions, () => true, span, TODAY)) {
          expect(bar.left).toBeGreaterThanOrEqual(0);
          expect(bar.left + bar.width).toBeLessThanOrEqual(100.02);
        }
      }),
    );
  });

  it('marks what is late up to today, and nothing that is done', () => {
    const span = { from: TODAY - 30, to: TODAY + 30 };
    const action = {
      ...anAction({ startOn: '2026-03-01', dueOn: '2026-03-30' }),
      steps: [
        step('late', '2026-03-01', '2026-03-10'),
        step('done', '2026-03-01', '2026-03-10', [], true),
        step('undated', null, null, ['late', 'elsewhere']),
      ],
    };
    const rows = rowsOf([action], () => true, span, TODAY);
    expect(rows.map(({ bar }) => bar.late !== null)).toEqual([false, true, false, false]);
    const late = rows[1]?.bar.late;
    expect((late?.left ?? 0) + (late?.width ?? 0)).toBeCloseTo(placeOf(TODAY + 1, span), 1);
    expect(rows[3]).toMatchObject({ from: '2026-03-01', to: '2026-03-30' });
    // a step that is not shown ties nothing
    expect(dependenciesOf(rows)).toEqual([{ from: 1, to: 3 }]);
    expect(rowsOf([action], () => false, span, TODAY)).toHaveLength(1);
  });

  it('names the months that begin within it', () => {
    expect(monthsOf({ from: parseDay('2026-01-31'), to: parseDay('2026-03-01') })).toEqual([
      '2026-02-01',
      '2026-03-01',
    ]);
  });
});
