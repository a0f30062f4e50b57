import { randomUUID } from 'node:crypto';
import { CHANNELS, INTENTS, PRIORITIES, SENTIMENTS } from '@koe/sql/domain/item';
import { foldText } from '@koe/sql/domain/search/fold';
import { gramsOf } from '@koe/sql/domain/search/grams';
import { ancestorsOf } from '@koe/sql/domain/theme';
import type { Database } from '@koe/sql/server/database';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';

const DAY_MS = 86_400_000;
export const SOURCES = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;
export const PRODUCTS = ['kettle', 'lamp', 'ポット'] as const;
export const TEXTS = [
  '配送が遅れて困りました。',
  'The delivery was LATE and the box broken',
  'ｻﾎﾟｰﾄの対応がとても丁寧でした',
  '返品したい。電話がつながらない',
  'Great support, thank you!',
  '',
] as const;

/** 0 … 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

export interface SomeItem {
  readonly itemId: string;
  readonly localDay: number | null;
}

/** Writes random live items around 2026-03-01 with one customer part each, as classify would, and marks their days dirty. */
export async function writeSomeItems(database: Database, count: number, seed: number): Promise<SomeItem[]> {
  const random = randomOf(seed);
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(random() * list.length)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  const maybe = <T>(share: number, make: () => T): T | null => (random() < share ? make() : null);
  const leaves = STARTER_THEMES.filter((theme) => theme.parent !== null);
  const ancestors = ancestorsOf(STARTER_THEMES);
  const items: SomeItem[] = [];
  const now = new Date('2026-03-20T00:00:00Z');
  for (let index = 0; index < count; index += 1) {
    const itemId = randomUUID();
    const localDay = maybe(0.9, () => 20_513 + Math.floor(random() * 30));
    const createdAt =
      localDay === null ? null : new Date(localDay * DAY_MS - 9 * 3_600_000 + Math.floor(random() * 1000) * 60_000);
    const themes = [...new Set([pick(leaves).id, pick(leaves).id])].filter(() => random() < 0.7).sort((a, b) => a - b);
    const paths = [...new Set(themes.flatMap((id) => ancestors.get(id) ?? []))].sort((a, b) => a - b);
    const text = pick(TEXTS);
    const folded = foldText(text);
    const sourceId = pick(SOURCES);
    const channel = pick(CHANNELS);
    const lang = pick(['ja', 'en', 'und']);
    await database.query(
      `insert into item (item_id, source_id, item_key, revision, content_hash, input_hash, batch_id, kind, channel, created_at, lang,
         attributes, scores, is_conversation, has_voice, stored_at)
       values ($1, $2, $3, 1, '', '', $1, 'survey', $4, $5, $6, '{}', '[{"kind":"nps","value":9,"min":0,"max":10}]', false, $7, $8)`,
      [itemId, sourceId, String(index), channel, createdAt, lang, text !== '', now],
    );
    await database.query(
      `insert into part (item_id, position, key, role, text, lang) values ($1, 0, 'q1', 'customer', $2, $3)`,
      [itemId, text, lang],
    );
    await database.query(
      `insert into classification (item_id, revision, classifier_version, sentiment, sentiment_label, intent, priority, priority_score, reasons, at)
       values ($1, 1, 'v1', 0, null, null, 'P3', 0.4, '[{"reason":"complaint","weight":0.4}]', $2)`,
      [itemId, now],
    );
    await database.query(
      `insert into item_index (item_id, revision, classifier_version, source_id, created_at, local_day, kind, channel, lang, product, team,
         segments, intent, sentiment, priority, themes, theme_paths, nps, reply_s, reply_business_s, resolve_s, handle_s,
         first_contact, is_contact, voice, search_text, grams)
       values ($1, 1, 'v1', $2, $3, $4, 'survey', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 9, -2, -2, -2, -2, -1, false, $15, $16, $17)`,
      [
        itemId,
        sourceId,
        createdAt,
        localDay,
        channel,
        lang,
        maybe(0.7, () => pick(PRODUCTS)),
        maybe(0.5, () => pick(['a', 'b'])),
        [maybe(0.6, () => pick(['gold', 'silver'])), null, maybe(0.5, () => pick(['east', 'west']))],
        maybe(0.8, () => pick(INTENTS)),
        maybe(0.8, () => pick(SENTIMENTS)),
        pick(PRIORITIES),
        themes.map((id) => id * 4 + 1 + Math.floor(random() * 3)),
        paths,
        text !== '',
        folded,
        gramsOf(folded),
      ],
    );
    await database.query(`insert into dirty_slot (slot, dirty_at) values ($1, $2) on conflict do nothing`, [
      localDay === null ? 'u' : `d:${localDay}`,
      now,
    ]);
    items.push({ itemId, localDay });
  }
  return items;
}

/** The declared dimensions that the items' first and third segment belong to. */
export async function declareDimensions(database: Database): Promise<void> {
  await database.query(
    `insert into dimension (dimension_id, slot, name, attribute, label)
     values ($1, 1, 'plan', 'plan', '{"ja":"プラン","en":"Plan"}'), ($2, 3, 'area', 'area', '{"ja":"地域","en":"Area"}')`,
    [randomUUID(), randomUUID()],
  );
}
