import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getThemeWeights, putThemeGoal, putThemeWeights } from '@koe/api/contract/theme-priority';
import { getThemePhrases, getThemeQuotes } from '@koe/api/contract/theme-texts';
import { listThemes } from '@koe/api/contract/themes';
import { foldText } from '@koe/sql/domain/search/fold';
import { gramsOf } from '@koe/sql/domain/search/grams';
import type { Database } from '@koe/sql/server/database';
import { writeSomeItems } from '../../sql/queries/some-items.js';
import { answerOf, problemIn } from '../contract.js';
import { startApi, type Answer, type TestApi } from '../start-api.js';

/** Late delivery of the starter tree, and the theme above it. */
const LATE = 24;
const PERIOD = 'from=2026-03-01&to=2026-03-28';

let api: TestApi;
beforeAll(async () => {
  api = await startApi({ clock: { now: () => new Date('2026-03-30T00:00:00Z') } });
  const { database } = api.runtime;
  await writeSomeItems(database, 260, 5);
  // every item says something on late delivery in its own words; older ones speak of other things
  await database.query(`update item_index set local_day = local_day - 40, created_at = created_at - interval '40 days'
    where left(item_id::text, 1) < '6'`);
  await sayLate(database);
}, 60_000);
afterAll(() => api.close());

async function sayLate(database: Database): Promise<void> {
  await database.query(`update item_index set theme_paths = '{23,24}', themes = '{97}', voice = true,
    lang = case when get_byte(uuid_send(item_id), 15) % 2 = 0 then 'ja' else 'en' end
    where get_byte(uuid_send(item_id), 0) % 2 = 0`);
  await database.query(`update part p set text = case
      when x.lang = 'ja' and x.local_day >= 20513 then '倉庫移転のせいで荷物が' || (get_byte(uuid_send(x.item_id), 3) % 9 + 2) || '日も遅れた。'
      when x.lang = 'ja' then '雪で荷物が遅れた。'
      when x.local_day >= 20513 then 'Because of the warehouse move my parcel came ' || (get_byte(uuid_send(x.item_id), 3) % 9 + 2) || ' days late.'
      else 'Snow made my parcel late.' end
    from item_index x where x.item_id = p.item_id and x.theme_paths = '{23,24}'`);
  await database.query(`insert into mention
      (item_id, revision, classifier_version, position, part_key, theme_id, span_start, span_end, confidence, sentiment)
    select x.item_id, x.revision, x.classifier_version, 0, 'q1', 24, 0, 4, 0.5 + get_byte(uuid_send(x.item_id), 5) / 600.0, 'negative'
    from item_index x where x.theme_paths = '{23,24}'`);
  const parts = await database.query<{ item_id: string; text: string }>('select item_id, text from part');
  for (const { item_id: id, text } of parts) {
    const folded = foldText(text);
    await database.query('update item_index set search_text = $2, grams = $3 where item_id = $1', [
      id,
      folded,
      gramsOf(folded),
    ]);
  }
}

const send = (method: string, path: string, body?: object): Promise<Answer> =>
  api.call(`/api/v1${path}`, { method, ...(body === undefined ? {} : { body }) });
const logged = (subject: string): Promise<{ detail: unknown; person_id: string }[]> =>
  api.runtime.database.query('select detail, person_id from change_log where subject = $1', [subject]);

describe('the goal fit of a theme', () => {
  const fitOf = async (): Promise<number | undefined> =>
    answerOf(listThemes, await send('GET', '/themes')).themes.find(({ id }) => id === LATE)?.goalFit;

  it('is 0 until somebody sets it, and is logged with what it was', async () => {
    expect(await fitOf()).toBe(0);
    expect(answerOf(putThemeGoal, await send('PUT', `/themes/${LATE}/goal`, { fit: 0.5 }))).toEqual({ fit: 0.5 });
    expect(await fitOf()).toBe(0.5);
    await send('PUT', `/themes/${LATE}/goal`, { fit: 0 });
    expect(await fitOf()).toBe(0);
    expect(await logged(`theme_goal:${LATE}`)).toEqual([
      { detail: { before: 0, after: 0.5 }, person_id: api.personId },
      { detail: { before: 0.5, after: 0 }, person_id: api.personId },
    ]);
  });

  it('is refused for other numbers, other themes and without a person', async () => {
    problemIn(await send('PUT', `/themes/${LATE}/goal`, { fit: 0.7 }), 'invalid_request');
    problemIn(await send('PUT', '/themes/9999/goal', { fit: 1 }), 'not_found');
    const path = `/api/v1/themes/${LATE}/goal`;
    problemIn(await api.call(path, { method: 'PUT', body: { fit: 1 }, anonymous: true }), 'actor_required');
  });
});

describe('the weights of the team', () => {
  const weights = { frequency: 0.2, impact: 0.5, urgency: 0.2, goalFit: 0.1 };

  it('are those of the product until somebody saves others', async () => {
    expect(answerOf(getThemeWeights, await send('GET', '/settings/theme-priority'))).toEqual({
      weights: { frequency: 0.35, impact: 0.35, urgency: 0.2, goalFit: 0.1 },
      saved: null,
    });
    const saved = answerOf(putThemeWeights, await send('PUT', '/settings/theme-priority', weights));
    expect(saved).toMatchObject({ weights, saved: { by: '山田 花子' } });
    expect(answerOf(getThemeWeights, await send('GET', '/settings/theme-priority'))).toEqual(saved);
    expect(await logged('setting:theme_priority')).toMatchObject([{ detail: { after: weights } }]);
  });

  it('cannot all be 0, nor below 0 or above 1', async () => {
    const none = { frequency: 0, impact: 0, urgency: 0, goalFit: 0 };
    problemIn(await send('PUT', '/settings/theme-priority', none), 'invalid_request');
    problemIn(await send('PUT', '/settings/theme-priority', { ...weights, impact: -1 }), 'invalid_request');
    problemIn(await send('PUT', '/settings/theme-priority', { ...weights, impact: 2 }), 'invalid_request');
  });
});

describe('the phrases of a theme', () => {
  it('tell its period from the weeks before, in both languages', async () => {
    const { risen, read } = answerOf(getThemePhrases, await send('GET', `/themes/${LATE}/phrases?${PERIOD}`));
    const phrases = risen.map(({ phrase }) => phrase);
    expect(phrases.some((phrase) => phrase.includes('倉庫移転'))).toBe(true);
    expect(phrases.some((phrase) => phrase.includes('warehouse move'))).toBe(true);
    expect(phrases.some((phrase) => /雪|snow/.test(phrase))).toBe(false);
    expect(risen.find(({ phrase }) => phrase.includes('倉庫移転'))).toMatchObject({ lang: 'ja', itemsElsewhere: 0 });
    expect(read.theme).toBeGreaterThan(30);
    expect(read.before).toBeGreaterThan(12);
    expect(read.whole).toBe(true);
  });

  it('tell the theme from other themes', async () => {
    const { telling } = answerOf(getThemePhrases, await send('GET', `/themes/${LATE}/phrases?${PERIOD}&lang=ja`));
    expect(telling.some(({ phrase }) => phrase.includes('荷物'))).toBe(true);
    expect(telling.every(({ items, of, z }) => items <= of && z >= 3)).toBe(true);
  });

  it('stand in the texts as they are told', async () => {
    const { risen, telling } = answerOf(getThemePhrases, await send('GET', `/themes/${LATE}/phrases?${PERIOD}`));
    for (const { phrase, items } of [...risen, ...telling]) {
      const list = await send('GET', `/items?theme=${LATE}&${PERIOD}&q=${encodeURIComponent(`"${phrase}"`)}`);
      expect(list.json).toMatchObject({ total: expect.any(Number) as number });
      expect((list.json as { total: number }).total).toBeGreaterThanOrEqual(items);
    }
  });

  it('need a period and a theme', async () => {
    problemIn(await send('GET', `/themes/${LATE}/phrases?from=2026-03-01`), 'invalid_filter');
    problemIn(await send('GET', `/themes/9999/phrases?${PERIOD}`), 'not_found');
    const empty = answerOf(getThemePhrases, await send('GET', `/themes/${LATE}/phrases?from=2020-01-01&to=2020-01-07`));
    expect(empty).toEqual({ risen: [], telling: [], read: { theme: 0, before: 0, others: 0, whole: true } });
  });
});

describe('the quotes of a theme', () => {
  it('mark what it was found by, one an item, sure ones, in several languages', async () => {
    const { quotes, read, whole } = answerOf(
      getThemeQuotes,
      await send('GET', `/themes/${LATE}/quotes?${PERIOD}&limit=4`),
    );
    expect(read).toBeGreaterThan(30);
    expect(whole).toBe(true);
    expect(new Set(quotes.map(({ lang }) => lang))).toEqual(new Set(['ja', 'en']));
    expect(new Set(quotes.map(({ itemId }) => itemId)).size).toBe(quotes.length);
    for (const { text, marks, confidence } of quotes) {
      expect(marks).toEqual([{ start: 0, end: 4 }]);
      expect(text.length).toBeGreaterThan(4);
      expect(confidence).toBeGreaterThan(0.6);
    }
  });

  it('are of the theme’s branch for a theme above, and none where there is none', async () => {
    const above = answerOf(getThemeQuotes, await send('GET', `/themes/23/quotes?${PERIOD}`));
    expect(above.quotes.length).toBeGreaterThan(0);
    const none = answerOf(getThemeQuotes, await send('GET', `/themes/${LATE}/quotes?${PERIOD}&channel=store&lang=zh`));
    expect(none).toEqual({ quotes: [], read: 0, whole: true });
  });
});
