import { describe, expect, it } from 'vitest';
import { listAction } from '@koe/dashboard/test-only/views/voices/list/list-keys';
import { parseListQuery, withListQuery } from '@koe/dashboard/test-only/views/voices/list/list-query';
import { newItems } from '@koe/dashboard/test-only/views/voices/list/new-items';

const key = (name: string, modifier = false) => ({ key: name, ctrlKey: modifier, metaKey: false, altKey: false });

describe('listAction', () => {
  it('moves with j and k and stops at both ends', () => {
    expect(listAction(key('j'), -1, 3)).toEqual({ kind: 'select', index: 0 });
    expect(listAction(key('j'), 2, 3)).toEqual({ kind: 'select', index: 2 });
    expect(listAction(key('k'), 0, 3)).toEqual({ kind: 'select', index: 0 });
  });

  it('opens what is selected, and nothing else', () => {
    expect(listAction(key('Enter'), 1, 3)).toEqual({ kind: 'open' });
    expect(listAction(key('Enter'), -1, 3)).toBeNull();
  });

  it('leaves keys with a modifier to the browser', () => {
    expect(listAction(key('j', true), 0, 3)).toBeNull();
  });

  it('goes back also from an empty list', () => {
    expect(listAction(key('Escape'), -1, 0)).toEqual({ kind: 'back' });
    expect(listAction(key('j'), -1, 0)).toBeNull();
  });
});

describe('the list parameters of the address', () => {
  it('come back as they were written, and leave the filter alone', () => {
    const query = { sort: 'priority', handling: 'in_hand', assignee: '7f1d3a52-0d5b-4c07-9d7e-3f1f5a0e8a11' } as const;
    const params = withListQuery(new URLSearchParams('theme=3&theme=!4&q=返金'), query);
    expect(params.getAll('theme')).toEqual(['3', '!4']);
    expect(parseListQuery(params)).toEqual(query);
  });

  it('are not written when they are the default', () => {
    expect(withListQuery(new URLSearchParams('sort=oldest'), { sort: 'newest' }).toString()).toBe('');
  });

  it('fall back when they make no sense', () => {
    expect(parseListQuery(new URLSearchParams('sort=random&handling=lost&assignee=me'))).toEqual({ sort: 'newest' });
  });
});

describe('newItems', () => {
  const page = (ids: string[], total: number | null = null) => ({ items: ids.map((id) => ({ id })), total });

  it('counts what stands above the first known item', () => {
    expect(newItems('newest', { ids: new Set(['b', 'c']), total: 2 }, page(['x', 'y', 'b', 'c']))).toBe(2);
    expect(newItems('newest', { ids: new Set(['b']), total: 1 }, page(['b']))).toBe(0);
  });

  it('compares totals in another order', () => {
    expect(newItems('priority', { ids: new Set(['b']), total: 10 }, page(['a'], 13))).toBe(3);
    expect(newItems('priority', { ids: new Set(['b']), total: null }, page(['a'], 13))).toBe(0);
  });
});
