import type { SampleItem, SurveyItem, TicketItem } from '@koe/jobs/test-only/sample/sample-item';
import { describe, expect, it } from 'vitest';
import { about, groups, HISTORY, perWeek, weekOf } from './history.js';

const of = (team: string, theme: string) => (item: SampleItem) => item.team === team && about(theme)(item);
const everything = (): boolean => true;

function firstReplyS(ticket: TicketItem): number {
  const reply = ticket.turns.find(({ role }) => role === 'agent');
  return reply === undefined ? Number.POSITIVE_INFINITY : (reply.at.getTime() - ticket.at.getTime()) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

describe('the story', () => {
  it('has delivery delays in weeks −9 to −7, most of them in Kanto', () => {
    const late = about('delivery.late');
    const before = perWeek(-26, -10, late);
    expect(perWeek(-9, -7, late)).toBeGreaterThan(2.5 * before);
    expect(perWeek(-5, -1, late)).toBeLessThan(1.6 * before);
    const inKanto = (item: SampleItem): boolean => late(item) && item.person.region === 'kanto';
    expect(perWeek(-9, -7, inKanto) / perWeek(-9, -7, late)).toBeGreaterThan(0.55);
    expect(perWeek(-26, -10, inKanto) / before).toBeLessThan(0.5);
  });

  it('has app trouble growing from week −14 on', () => {
    const app = about('account.app');
    const before = perWeek(-26, -15, app);
    const middle = perWeek(-10, -6, app);
    const end = perWeek(-5, -1, app);
    expect(middle).toBeGreaterThan(1.2 * before);
    expect(end).toBeGreaterThan(1.2 * middle);
    expect(end).toBeGreaterThan(2 * before);
  });

  it('has complaints of the description from week −12 on, of the humidifier only', () => {
    const unclear = about('product.description');
    const ofHumidifier = (item: SampleItem): boolean => unclear(item) && item.product === 'humidifier';
    const ofOthers = (item: SampleItem): boolean => unclear(item) && item.product !== 'humidifier';
    expect(perWeek(-12, -1, ofHumidifier)).toBeGreaterThan(4 * perWeek(-26, -13, ofHumidifier));
    expect(perWeek(-12, -1, ofOthers) / perWeek(-26, -13, ofOthers)).toBeLessThan(1.4);
  });

  it('has premium customers leaving in weeks −4 and −3', () => {
    const leaving = about('aftersales.cancellation');
    const premium = (item: SampleItem): boolean => leaving(item) && item.person.plan === 'premium';
    const others = (item: SampleItem): boolean => leaving(item) && item.person.plan !== 'premium';
    expect(perWeek(-4, -3, premium)).toBeGreaterThan(5 * Math.max(1, perWeek(-26, -5, premium)));
    expect(perWeek(-4, -3, others) / perWeek(-26, -5, others)).toBeLessThan(1.9);
  });

  it('has one day of outage', () => {
    const outage = HISTORY.filter(about('product.outage'));
    const byDay = groups(outage, ({ at }) => at.toISOString().slice(0, 10));
    const [worst = 0, second = 0] = [...byDay.values()].map(({ length }) => length).toSorted((a, b) => b - a);
    expect(worst).toBeGreaterThan(2 * second);
  });

  it('has slow support falling by about 45 % in the chat from week −10 on, and not on the telephone', () => {
    const share = (team: string, from: number, to: number): number =>
      perWeek(from, to, of(team, 'support.slow')) / perWeek(from, to, (item) => item.team === team);
    const chat = share('chat', -10, -1) / share('chat', -26, -11);
    expect(chat).toBeGreaterThan(0.4);
    expect(chat).toBeLessThan(0.72);
    expect(share('phone', -10, -1) / share('phone', -26, -11)).toBeGreaterThan(0.75);
  });

  it('has first replies getting faster in the chat only', () => {
    const tickets = HISTORY.filter((item) => item.stream === 'tickets');
    const typical = (team: string, isAfter: boolean): number =>
      median(tickets.filter((ticket) => ticket.team === team && weekOf(ticket) >= -10 === isAfter).map(firstReplyS));
    expect(typical('chat', true)).toBeLessThan(0.65 * typical('chat', false));
    expect(typical('mail', true) / typical('mail', false)).toBeGreaterThan(0.7);
  });

  it('has no change in what people say of the FAQ after its renewal', () => {
    const faq = about('selfservice.faq');
    const share = (from: number, to: number): number => perWeek(from, to, faq) / perWeek(from, to, everything);
    expect(share(-8, -1) / share(-26, -9)).toBeGreaterThan(0.75);
    expect(share(-8, -1) / share(-26, -9)).toBeLessThan(1.25);
  });

  it('has talk of a commercial, which no theme is about, in both languages, from two weeks before its end on', () => {
    const news = HISTORY.filter(({ texts }) =>
      texts.some((text) => /口笛|whistle|aoba commercial|CM、また犬/.test(text)),
    );
    expect(news.every(({ truth }) => truth.themes.length === 0)).toBe(true);
    expect(Math.min(...news.map(weekOf))).toBeGreaterThanOrEqual(-2);
    const ofLastWeek = news.filter((item) => weekOf(item) === -1);
    expect(ofLastWeek.length).toBeGreaterThan(25);
    for (const lang of ['ja', 'en']) expect(ofLastWeek.filter((item) => item.lang === lang).length).toBeGreaterThan(5);
  });

  it('has busy Mondays, quiet weekends and quiet holidays', () => {
    const localDay = ({ at }: SampleItem): string => new Date(at.getTime() + 32_400_000).toISOString().slice(0, 10);
    const byWeekday = groups(HISTORY, (item) => String(new Date(localDay(item)).getUTCDay()));
    const count = (day: number): number => byWeekday.get(String(day))?.length ?? 0;
    expect(count(1)).toBeGreaterThan(1.1 * count(3));
    expect(count(6)).toBeLessThan(0.85 * count(3));
    expect(count(0)).toBeLessThan(0.85 * count(3));
    const onHoliday = HISTORY.filter((item) => localDay(item) === '2026-11-03').length;
    const onTuesdays = HISTORY.filter((item) => ['2026-10-27', '2026-11-10'].includes(localDay(item))).length / 2;
    expect(onHoliday).toBeLessThan(0.8 * onTuesdays);
  });

  it('has posts in the evening and calls only while the desk answers', () => {
    const hour = ({ at }: SampleItem): number => new Date(at.getTime() + 32_400_000).getUTCHours();
    const posts = HISTORY.filter(({ stream }) => stream === 'social').map(hour);
    const evening = posts.filter((at) => at >= 19 && at <= 22).length / posts.length;
    expect(evening).toBeGreaterThan(0.3);
    const calls = HISTORY.filter(({ stream }) => stream === 'calls').map(hour);
    expect(Math.min(...calls)).toBeGreaterThanOrEqual(9);
    expect(Math.max(...calls)).toBeLessThan(20);
  });

  it('has scores that follow what was said', () => {
    const surveys = HISTORY.filter(
      (item): item is SurveyItem => item.stream === 'survey-ja' || item.stream === 'survey-en',
    );
    const mean = (sentiment: string, score: (item: SurveyItem) => number | undefined): number => {
      const values = surveys
        .filter(({ truth }) => truth.sentiment === sentiment)
        .map(score)
        .filter((value) => value !== undefined);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
    for (const score of [({ csat }: SurveyItem) => csat, ({ nps }: SurveyItem) => nps, ({ ces }: SurveyItem) => ces]) {
      expect(mean('positive', score)).toBeGreaterThan(mean('neutral', score));
      expect(mean('neutral', score)).toBeGreaterThan(mean('negative', score));
    }
    expect(
      surveys.every(
        ({ csat, nps = 0, ces = 1 }) => csat >= 1 && csat <= 5 && nps >= 0 && nps <= 10 && ces >= 1 && ces <= 5,
      ),
    ).toBe(true);
  });

  it('has turns in order and solutions after them', () => {
    for (const item of HISTORY) {
      if (item.stream !== 'tickets' && item.stream !== 'calls') continue;
      const times = item.turns.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(item.turns.some(({ role }) => role === 'customer')).toBe(true);
      if (item.solvedAt !== undefined) expect(item.solvedAt.getTime()).toBeGreaterThanOrEqual(times.at(-1) ?? 0);
    }
  });
});
