import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionAnswer } from '@koe/dashboard/test-only/views/actions/action-answer';
import { chosenActions, sortedActions, tallyOf } from '@koe/dashboard/test-only/views/actions/action-list';
import { actionsAddress, parseActions, SORTS } from '@koe/dashboard/test-only/views/actions/actions-address';
import { boardColumns } from '@koe/dashboard/test-only/views/actions/board/board-columns';
import { en } from '@koe/dashboard/test-only/words/en';
import { ja } from '@koe/dashboard/test-only/words/ja';
import { ACTION_STATUSES } from '@koe/sql/domain/action/status';
import { anAction, aStep, aVerdict } from './an-action.js';

const late = (id: string, days: number) =>
  anAction({ id, standing: { late: [{ stepId: null, dueOn: '2026-01-01', days }], blocked: [], nextStepId: null } });
const EVERY = { theme: null, owner: null, department: null, status: 'all' } as const;
const names = { theme: String, compare: (a: string, b: string) => a.localeCompare(b) };

describe('the list', () => {
  it('has the themes below the one asked for, and whoever has a step left to do', () => {
    const own = anAction({ id: 'own' });
    const below = anAction({ id: 'below', themeId: 4 });
    const other = anAction({
      id: 'other',
      themeId: 9,
      owner: null,
      steps: [aStep('s', { owner: { id: 'q', name: 'Q' } }), aStep('t', { done: true, owner: { id: 'r', name: 'R' } })],
    });
    const chosen = (change: object) =>
      chosenActions([own, below, other], { ...EVERY, ...change }, () => [4], false).map(({ id }) => id);
    expect(chosen({ theme: 3 })).toEqual(['own', 'below']);
    expect(chosen({ owner: 'q' })).toEqual(['other']);
    expect(chosen({ owner: 'r' })).toEqual([]);
    expect(chosen({ status: 'planned' })).toEqual([]);
  });

  it('leads with what is late, the longest first, and keeps that order among equals of any column', () => {
    const rows = [
      anAction({ id: 'fine' }),
      late('week', 7),
      late('month', 30),
      anAction({ id: 'over', status: 'closed' }),
    ];
    expect(sortedActions(rows, 'urgency', false, names).map(({ id }) => id)).toEqual(['month', 'week', 'fine', 'over']);
    expect(sortedActions(rows, 'title', true, names).map(({ id }) => id)).toEqual(['month', 'week', 'fine', 'over']);
  });

  it('puts every action into exactly one column of the board, or among those left out', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ACTION_STATUSES), { maxLength: 30 }), (statuses) => {
        const columns = boardColumns(statuses.map((status, at) => anAction({ id: String(at), number: at, status })));
        const shown = columns.flatMap(({ cards }) => cards.map(({ id }) => id));
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.length + columns.reduce((sum, { more }) => sum + more, 0)).toBe(statuses.length);
        for (const { statuses: of, cards } of columns) for (const { status } of cards) expect(of).toContain(status);
      }),
    );
  });
});

describe('the address', () => {
  it('comes back as it was written, and leaves out what is usual', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SORTS),
        fc.boolean(),
        fc.constantFrom('open', 'all', 'closed'),
        (sort, down, status) => {
          const address = actionsAddress(new URLSearchParams(), {
            view: 'table',
            sort: `${down ? '-' : ''}${sort}`,
            status,
          });
          const read = parseActions(new URLSearchParams(address.split('?')[1]));
          expect(read).toMatchObject({ view: 'table', sort, descending: down, status });
        },
      ),
    );
    expect(actionsAddress(new URLSearchParams('open=x'), { view: 'board', status: 'open', open: null })).toBe(
      '/actions',
    );
    expect(parseActions(new URLSearchParams('view=x&theme=0&status=y&sort=z'))).toMatchObject({
      view: 'board',
      theme: null,
      status: 'open',
      sort: 'urgency',
    });
  });
});

describe('the answer', () => {
  const said = (...actions: readonly ReturnType<typeof anAction>[]) =>
    [en, ja].map((words, at) => actionAnswer(tallyOf(actions), actions.length, words, at === 0 ? 'en' : 'ja'));

  it('says that there is nothing, that all is well, or what is not', () => {
    expect(said()).toEqual(['There are no actions yet.', 'まだアクションがありません。']);
    expect(said(anAction())).toEqual(['The one open action is on track.', '進行中の1件はいずれも予定どおりです。']);
    expect(said(late('x', 2), anAction({ id: 'm', status: 'measuring' }))).toEqual([
      'Of 2 open actions, 1 is late. 1 is being measured.',
      '進行中の2件のうち、1件が期限を過ぎています。1件の効果を測定しています。',
    ]);
  });

  it('never calls a verdict an effect that was not found', () => {
    const judged = anAction({
      status: 'closed',
      effect: aVerdict('no_evidence_yet', null, null),
    });
    expect(said(judged)).toEqual([
      'No action is open. Of 1 judged so far, none has worked.',
      '進行中のアクションはありません。これまでに判定した1件では、効果は確かめられていません。',
    ]);
  });
});
