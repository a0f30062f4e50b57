import { expect, it } from 'vitest';
import { chartLocale } from '@koe/dashboard/test-only/charts/locale';

it('names days from Sunday and months from January in the language', () => {
  const { time } = chartLocale('ja');
  expect(time.shortDays).toEqual(['日', '月', '火', '水', '木', '金', '土']);
  expect(time.months[0]).toBe('1月');
  expect(chartLocale('en').time.days[1]).toBe('Monday');
  expect(chartLocale('en').time.months[11]).toBe('December');
});
