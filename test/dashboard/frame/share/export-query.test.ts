import { describe, expect, it } from 'vitest';
import { exportAddress, pageQuery } from '@koe/dashboard/test-only/frame/share/export-query';
import { screenAt } from '@koe/dashboard/test-only/frame/screens';

const addressAt = (path: string, query = ''): URLSearchParams => {
  const address = exportAddress(
    { format: 'csv', words: 'stable', encoding: 'utf-8' },
    { path, params: new URLSearchParams(query), filter: { from: '2026-11-01', theme: ['3'] }, language: 'en' },
  );
  return new URL(address, 'http://koe').searchParams;
};

describe('what is exported', () => {
  it('is of the theme that the page is about', () => {
    expect(addressAt('/themes/12').get('theme')).toBe('12');
    expect(addressAt('/why', 'metric=theme_share&of=12').get('theme')).toBe('12');
    expect(pageQuery('/themes/12', new URLSearchParams('from=2026-11-01&theme=3'))).toBe('from=2026-11-01&theme=12');
    expect(addressAt('/why', 'metric=theme_share&of=12').get('from')).toBe('2026-11-01');
  });

  it('keeps the theme of the filter elsewhere', () => {
    expect(addressAt('/themes').get('theme')).toBe('3');
    expect(addressAt('/why', 'of=12').get('theme')).toBe('3');
    expect(addressAt('/why', 'metric=theme_share&of=x').get('theme')).toBe('3');
  });
});

describe('the screen of a path', () => {
  it('is the one of the rail, so that it is known whether a filter holds', () => {
    expect(screenAt('/signals').filtered).toBe(false);
    expect(screenAt('/themes/12').id).toBe('themes');
    expect(screenAt('/why').id).toBe('overview');
  });
});
