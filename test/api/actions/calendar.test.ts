import ICAL from 'ical.js';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCalendarFeed, listActionFlags, listCalendarFeeds } from '@koe/api/contract/action-calendar';
import { patchAction, type Action } from '@koe/api/contract/actions';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type Answer, type TestApi } from '../start-api.js';
import { addPerson, addPlan, patch, walk } from './plan.js';

let api: TestApi;
let other: string;
let action: Action;
const TITLE =
  '「遅い」という声を減らす、とても長い名前の改善アクション；改行や,記号\\も含めて折り返しを確かめるためのもの😀😀😀';
beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-04-02T03:00:00Z') } });
  other = await addPerson(api, '鈴木 次郎');
  action = await addPlan(api, {
    title: TITLE,
    ownerId: api.personId,
    releaseOn: '2026-05-01',
    steps: [
      { text: '設計', ownerId: other, dueOn: '2026-04-10' },
      { text: '期限なし', ownerId: other },
    ],
  });
});
afterAll(() => api.close());

async function feed(change: object = {}): Promise<{ id: string; path: string; hint: string }> {
  const body = { name: '自分のカレンダー', personId: null, language: 'ja', ...change };
  return answerOf(addCalendarFeed, await api.call('/api/v1/actions/calendar-feeds', { method: 'POST', body }));
}
const read = (path: string): Promise<Answer> => api.call(path, { anonymous: true });

interface Entry {
  readonly uid: string;
  readonly summary: string;
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  readonly sequence: number;
}
/** Read back by a parser that shares no code with the writer. */
function entriesOf(text: string): Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const { uid, summary, startDate, endDate, sequence } = event;
    return { uid, summary, sequence, start: startDate.toString(), end: endDate.toString(), allDay: startDate.isDate };
  });
}

describe('the calendar of actions', () => {
  it('has due days, releases and steps as all-day events of their local date', async () => {
    const { path } = await feed();
    const answer = await read(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(entriesOf(answer.text)).toEqual([
      {
        uid: `due-${action.id}@koe`,
        summary: `期限: ${TITLE}`,
        start: '2026-04-30',
        end: '2026-05-01',
        allDay: true,
        sequence: 1,
      },
      {
        uid: `release-${action.id}@koe`,
        summary: `リリース: ${TITLE}`,
        start: '2026-05-01',
        end: '2026-05-02',
        allDay: true,
        sequence: 1,
      },
      {
        uid: `step-${action.steps[0]?.id ?? ''}@koe`,
        summary: `ステップ: 設計（${TITLE}）`,
        start: '2026-04-10',
        end: '2026-04-11',
        allDay: true,
        sequence: 1,
      },
    ]);
  });

  it('keeps the line rules of RFC 5545: CRLF, 75 octets, no character cut in two', async () => {
    const { bytes, text } = await read((await feed()).path);
    expect(text.startsWith('BEGIN:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = bytes.toString('latin1').split('\r\n');
    expect(lines.filter((line) => line.length > 75)).toEqual([]);
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
    for (const line of text.split('\r\n')) expect(line).not.toContain('\ufffd');
    for (const required of [
      'VERSION:2.0',
      'PRODID:',
      'UID:',
      'DTSTAMP:',
      'DTSTART;VALUE=DATE:20260430',
      'METHOD:PUBLISH',
    ])
      expect(text).toContain(`\r\n${required}`);
  });

  it('shows a person what is theirs, in their language, and links to the action', async () => {
    const { text } = await read((await feed()).path);
    expect(text.replaceAll('\r\n ', '')).toContain(`URL;VALUE=URI:${api.base}/actions/${action.id}`);
    const mine = entriesOf((await read((await feed({ personId: other, language: 'en' })).path)).text);
    expect(mine.map(({ summary }) => summary)).toEqual([`Step: 設計 (${TITLE})`]);
  });

  it('moves an event instead of adding one', async () => {
    const made = await addPlan(api, { title: '動く予定' });
    const { path } = await feed();
    const of = async (): Promise<Entry | undefined> =>
      entriesOf((await read(path)).text).find(({ uid }) => uid === `due-${made.id}@koe`);
    answerOf(patchAction, await patch(api, made.id, { revision: 1, dueOn: '2026-06-01' }));
    expect(await of()).toMatchObject({ start: '2026-06-01', sequence: 2 });
    await api.call(`/api/v1/actions/${made.id}`, { method: 'DELETE' });
    expect(await of()).toBeUndefined();
  });

  it('opens by its secret address only, until that is revoked', async () => {
    const made = await feed();
    const [secret = ''] = made.path.split('key=').slice(1);
    const listed = await api.call('/api/v1/actions/calendar-feeds');
    expect(listed.text).not.toContain(secret);
    const own = answerOf(listCalendarFeeds, listed).find(({ id }) => id === made.id);
    expect(own).toMatchObject({ hint: made.hint, lastUsedAt: null, revokedAt: null });
    expect((await read(made.path)).status).toBe(200);
    const [stored] = await api.runtime.database.query<{ text: string }>(
      `select f::text as text from calendar_feed f where feed_id = $1`,
      [made.id],
    );
    expect(stored?.text).not.toContain(secret);
    // it is no token of the read API, and such a token opens no calendar
    expect((await api.call('/api/v1/actions', { headers: { authorization: `Bearer ${secret}` } })).status).toBe(401);
    problemIn(await read(`${made.path}x`), 'token_refused');
    problemIn(await read('/api/v1/actions/calendar.ics'), 'invalid_request');
    expect((await api.call(`/api/v1/actions/calendar-feeds/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await api.call(`/api/v1/actions/calendar-feeds/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    problemIn(await read(made.path), 'token_refused');
    problemIn(await api.call(`/api/v1/actions/calendar-feeds/${randomUUID()}`, { method: 'DELETE' }), 'not_found');
  });
});

describe('flags of actions', () => {
  it('are starts and releases between two days, of what has begun', async () => {
    const made = await addPlan(api, {
      title: '旗',
      ownerId: other,
      startOn: '2027-01-05',
      dueOn: '2027-03-01',
      releaseOn: '2027-02-01',
    });
    const between = async (from: string, to: string): Promise<string[]> =>
      answerOf(listActionFlags, await api.call(`/api/v1/actions/flags?from=${from}&to=${to}`)).flags.map(
        ({ id }) => id,
      );
    expect(await between('2027-01-01', '2027-12-31')).toEqual([]);
    await walk(api, made, 'planned');
    expect(await between('2027-01-01', '2027-12-31')).toEqual([`action_start:${made.id}`, `action_release:${made.id}`]);
    expect(await between('2027-01-06', '2027-02-01')).toEqual([`action_release:${made.id}`]);
  });
});
