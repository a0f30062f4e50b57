import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '@koe/sql/domain/calendar/day';
import { dayKind, isPublicHoliday } from '@koe/sql/domain/trend/holidays';

function holidaysOf(year: number): string[] {
  const found: string[] = [];
  for (let day = parseDay(`${String(year)}-01-01`); day <= parseDay(`${String(year)}-12-31`); day++)
    if (isPublicHoliday(day)) found.push(formatDay(day).slice(5));
  return found;
}

describe('public holidays of Japan', () => {
  it('2026, with a substitute day and a day between two holidays', () => {
    expect(holidaysOf(2026)).toEqual([
      ...['01-01', '01-12', '02-11', '02-23', '03-20', '04-29', '05-03', '05-04', '05-05', '05-06'],
      ...['07-20', '08-11', '09-21', '09-22', '09-23', '10-12', '11-03', '11-23'],
    ]);
  });

  it('2019, the year of the accession: ten days in a row', () => {
    expect(holidaysOf(2019).filter((day) => day >= '04-28' && day <= '05-07')).toEqual([
      '04-29',
      '04-30',
      '05-01',
      '05-02',
      '05-03',
      '05-04',
      '05-05',
      '05-06',
    ]);
    expect(holidaysOf(2019)).toContain('10-22');
  });

  it('2020 and 2021, when the Games moved three of them', () => {
    expect(holidaysOf(2020).filter((day) => day > '07' && day < '11')).toEqual([
      '07-23',
      '07-24',
      '08-10',
      '09-21',
      '09-22',
    ]);
    expect(holidaysOf(2021).filter((day) => day > '07' && day < '11')).toEqual([
      '07-22',
      '07-23',
      '08-08',
      '08-09',
      '09-20',
      '09-23',
    ]);
  });

  it('Obon and the turn of the year are days of their own', () => {
    expect(['2026-08-12', '2026-08-13', '2026-08-16', '2026-08-17'].map((day) => dayKind(parseDay(day)))).toEqual([
      'ordinary',
      'obon',
      'obon',
      'ordinary',
    ]);
    expect(['2026-12-28', '2026-12-29', '2027-01-03', '2027-01-04'].map((day) => dayKind(parseDay(day)))).toEqual([
      'ordinary',
      'new_year',
      'new_year',
      'ordinary',
    ]);
  });
});
