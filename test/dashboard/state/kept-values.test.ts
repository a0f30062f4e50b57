import { describe, expect, it } from 'vitest';
import { keptThemes, keptValues } from '@koe/dashboard/test-only/state/kept-values';

describe('which values a linked chart shows at full strength', () => {
  it('is no question when the filter says nothing about the field', () => {
    expect(keptValues({ channel: ['email'] }, 'intent')).toBeNull();
  });

  it('keeps wanted values, and all but the unwanted ones when none is wanted', () => {
    const wanted = keptValues({ intent: ['complaint', 'churn'] }, 'intent');
    expect(['complaint', 'churn', 'praise'].map((value) => wanted?.(value))).toEqual([true, true, false]);
    const unwanted = keptValues({ intent: ['!praise'] }, 'intent');
    expect(['complaint', 'praise'].map((value) => unwanted?.(value))).toEqual([true, false]);
  });

  it('lets a theme stand for those below it', () => {
    const themes = [
      { id: 1, parent: null },
      { id: 2, parent: 1 },
      { id: 3, parent: 2 },
      { id: 4, parent: null },
    ];
    const kept = keptThemes({ theme: ['1', '!3'] }, themes);
    expect(['1', '2', '3', '4'].map((id) => kept?.(id))).toEqual([true, true, false, false]);
  });
});
