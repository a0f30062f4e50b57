import { describe, expect, it } from 'vitest';
import type { ThemeChange } from '@koe/sql/domain/taxonomy/change';
import { isComplete, requestsOf, startForm } from '@koe/dashboard/test-only/views/themes/editor/change-form';
import { changeText, namesIn, touchedBy } from '@koe/dashboard/test-only/views/themes/editor/change-text';
import { taxonomyProblem } from '@koe/dashboard/test-only/views/themes/taxonomy-problem';
import { en } from '@koe/dashboard/test-only/words/en';
import { ja } from '@koe/dashboard/test-only/words/ja';

const LATE = {
  id: 24,
  key: 'delivery.late',
  parent: 23,
  name: { ja: '遅延', en: 'Late' },
  description: { ja: '遅い', en: 'Too late' },
  examples: { ja: ['届くのが遅い'], en: ['late delivery', 'not arrived'] },
};

describe('the form of a change', () => {
  it('asks for nothing where nothing was changed', () => {
    expect(requestsOf('words', LATE, startForm('words', LATE, false))).toEqual([]);
    expect(requestsOf('move', LATE, startForm('move', LATE, false))).toEqual([]);
  });

  it('makes a rename, a description, or both of what was typed', () => {
    const values = startForm('words', LATE, false);
    values.words.nameEn = ' Late delivery ';
    expect(requestsOf('words', LATE, values)).toEqual([
      { kind: 'rename', id: 24, name: { ja: '遅延', en: 'Late delivery' } },
    ]);
    values.words.examplesEn = 'late delivery\n\n  late delivery\nnever came\n';
    expect(requestsOf('words', LATE, values)).toMatchObject([
      { kind: 'rename' },
      { kind: 'describe', examples: { ja: ['届くのが遅い'], en: ['late delivery', 'never came'] } },
    ]);
  });

  it('needs names in both languages, and a target to merge into', () => {
    const add = startForm('add', LATE, false);
    expect(add.target).toBe(24);
    expect(isComplete('add', add)).toBe(false);
    add.words.nameJa = '新';
    expect(isComplete('add', add)).toBe(false);
    add.words.nameEn = 'New';
    expect(isComplete('add', add)).toBe(true);
    expect(isComplete('merge', startForm('merge', LATE, false))).toBe(false);
    expect(isComplete('split', startForm('split', LATE, false))).toBe(false);
  });

  it('keeps a theme with children above its parts from the start', () => {
    expect(startForm('split', LATE, true).keep).toBe(true);
    expect(startForm('split', LATE, false).keep).toBe(false);
  });
});

describe('a change in words', () => {
  const made = { by: null, at: '2026-04-01T00:00:00.000Z' };
  const part = (id: number, name: string): Extract<ThemeChange, { kind: 'split' }>['parts'][number] => ({
    id,
    key: `theme.${id}`,
    name: { ja: name, en: name },
    description: { ja: '', en: '' },
    examples: { ja: [], en: [] },
  });
  const changes: ThemeChange[] = [
    { ...made, kind: 'rename', id: 24, name: { ja: '遅配', en: 'Late' }, before: { ja: '遅延', en: 'Late' } },
    { ...made, kind: 'split', id: 24, keep: true, parts: [part(50, 'a'), part(51, 'b')] },
    { ...made, kind: 'merge', ids: [50, 77], into: 51 },
    { ...made, kind: 'retire', id: 1, withChildren: true, into: null, ids: [1, 2, 3] },
    { ...made, kind: 'move', id: 51, parent: null, before: 24 },
  ];
  const names = namesIn([[LATE]], changes);
  const say = (change: ThemeChange, words: typeof ja | typeof en): string =>
    changeText(change, (id) => names.get(id), words.themes.changes, words === ja ? 'ja' : 'en');

  it('names what it is about, also what is not in the tree', () => {
    const [rename, split, merge, retire, move] = changes;
    if (!rename || !split || !merge || !retire || !move) throw new Error('there are five');
    expect(say(rename, ja)).toBe('「遅延」を「遅配」に改名');
    // only the Japanese name changed: in English it is told by that name
    expect(say(rename, en)).toBe('Renamed “遅延” to “遅配”');
    expect(say(split, en)).toBe('Split “a”, “b” off below “Late”');
    expect(say(merge, en)).toBe('Merged “a”, “#77” into “b”');
    expect(say(retire, ja)).toBe('「#1」と下の2テーマを廃止');
    expect(say(move, en)).toBe('Moved “b” at the top level');
  });

  it('marks themes as new or changed, never as both', () => {
    const { added, changed } = touchedBy(changes);
    expect([...added]).toEqual([50, 51]);
    expect([...changed].sort()).toEqual([1, 2, 24, 3, 77].sort());
  });
});

describe('a refused change', () => {
  it('is told in the language of the screen', () => {
    const problem = { code: 'conflict', message: 'server words', field: () => 'name_taken' };
    expect(taxonomyProblem(problem, ja)).toBe(ja.themes.faults.name_taken);
    expect(taxonomyProblem({ ...problem, field: () => undefined }, en)).toBe('server words');
    expect(taxonomyProblem({ ...problem, code: 'actor_required', field: () => undefined }, en)).toBe(
      en.voices.chooseActor,
    );
  });
});
