import { expect, it } from 'vitest';
import { matchRoute } from '@koe/dashboard/test-only/frame/routes';

it('finds the screen and the named parts of an address', () => {
  expect(matchRoute('/')?.params).toEqual({});
  expect(matchRoute('/voices/abc%20d')?.params).toEqual({ id: 'abc d' });
  expect(matchRoute('/settings/people/')?.params).toEqual({ section: 'people' });
  expect(matchRoute('/sources/new')?.params).toEqual({ id: 'new' });
});

it('keeps one screen mounted between a list and one of its entries', () => {
  expect(matchRoute('/voices')?.load).toBe(matchRoute('/voices/1')?.load);
  expect(matchRoute('/voices')?.load).not.toBe(matchRoute('/sources')?.load);
});

it('knows no other addresses, nor parts that cannot be read', () => {
  expect(matchRoute('/nowhere')).toBeNull();
  expect(matchRoute('/voices/1/2')).toBeNull();
  expect(matchRoute('/voices/%E0%A4%A')).toBeNull();
});
