import { describe, expect, it } from 'vitest';
import { parseTrends, trendsAddress } from '@koe/dashboard/test-only/views/trends/trends-address';

const parse = (search: string) => parseTrends(new URLSearchParams(search));
const change = (search: string, by: Parameters<typeof trendsAddress>[1]): string =>
  trendsAddress(new URLSearchParams(search), by);

describe('the address of the trends', () => {
  it('says what is shown, and what it does not say has a default', () => {
    expect(parse('')).toEqual({ metric: 'csat', variant: null, grain: null, by: null, lines: [] });
    expect(parse('metric=ces&variant=mean:1-7&grain=month&by=seg.plan&line=premium&line=free')).toEqual({
      metric: 'ces',
      variant: 'mean:1-7',
      grain: 'month',
      by: 'seg.plan',
      lines: ['premium', 'free'],
    });
  });

  it('takes what cannot be read as not said', () => {
    expect(parse('metric=profit&grain=hour&by=weather&variant=odd')).toEqual(parse(''));
    expect(parse('metric=nps&variant=mean').variant).toBeNull(); // NPS is computed in one way
    expect(parse('metric=rating&variant=1-5').variant).toBe('1-5'); // a rating's variants are its scales
    expect(parse('by=seg.').by).toBeNull();
  });

  it('shows four lines at most, none twice', () => {
    expect(parse('by=theme&line=1&line=1&line=2&line=3&line=4&line=5').lines).toEqual(['1', '2', '3', '4']);
  });

  it('splits the share of themes by theme unless it says otherwise', () => {
    expect(parse('metric=theme_share').by).toBe('theme');
    expect(parse('metric=theme_share&by=channel').by).toBe('channel');
  });

  it('keeps the filter and everything else when something changes', () => {
    const address = change('from=2026-10-01&channel=chat&compare=year', { metric: 'nps' });
    expect(address).toBe('/trends?from=2026-10-01&channel=chat&compare=year&metric=nps');
    expect(change('metric=nps&from=2026-10-01', { metric: 'csat' })).toBe('/trends?from=2026-10-01');
  });

  it('drops what belongs to the metric or the split that is left', () => {
    expect(change('metric=ces&variant=agree_only', { metric: 'nps' })).not.toContain('variant');
    expect(change('metric=ces&variant=agree_only', { grain: 'day' })).toContain('variant=agree_only');
    expect(change('by=channel&line=chat', { by: 'team' })).toBe('/trends?by=team');
    expect(change('by=channel&line=chat', { grain: 'month' })).toContain('line=chat');
  });

  it('reads back what it writes', () => {
    const view = { metric: 'theme_share', variant: null, grain: 'day', by: 'seg.plan', lines: ['a', 'b'] } as const;
    expect(parse(change('', view).split('?')[1] ?? '')).toEqual(view);
  });
});
