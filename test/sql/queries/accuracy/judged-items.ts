import { randomUUID } from 'node:crypto';
import { ancestorsOf } from '@koe/sql/domain/theme';
import type { Database } from '@koe/sql/server/database';
import { STARTER_THEMES } from '@koe/jobs/classify/starter/starter-tree';

/** Two themes of one parent in the starter tree, and that parent. */
const leaf = STARTER_THEMES.filter(({ parent }) => parent !== null);
export const LATE = leaf.find(({ key }) => key === 'delivery.late')!;
export const DAMAGED = leaf.find(({ parent, id }) => parent === LATE.parent && id !== LATE.id)!;
export const RAW_VERSION = 'raw-1';

export interface ItemSeed {
  readonly lang?: string;
  readonly channel?: string;
  readonly localDay?: number;
  /** What the model says: theme id → confidence. */
  readonly said?: Readonly<Record<number, number>>;
  readonly sentiment?: string;
  readonly priority?: string;
  /** Version that the index points to; the raw one unless a person corrected the item. */
  readonly version?: string;
}

/** Writes a live item with what the model says of it, as the pipeline does. @returns its id */
export async function writeItem(database: Database, seed: ItemSeed = {}): Promise<string> {
  const itemId = randomUUID();
  const {
    lang = 'ja',
    channel = 'survey',
    localDay = 20_513,
    said = {},
    sentiment = 'negative',
    priority = 'P3',
  } = seed;
  const at = new Date(localDay * 86_400_000);
  const ids = Object.keys(said).map(Number);
  const paths = ancestorsOf(STARTER_THEMES);
  await database.query(
    `insert into item (item_id, source_id, item_key, revision, content_hash, input_hash, batch_id, kind, channel, created_at, lang,
       attributes, scores, is_conversation, has_voice, stored_at)
     values ($1::uuid, $1::uuid, $1::uuid::text, 1, '', '', $1::uuid, 'survey', $2, $3, $4, '{}', '[]', false, true, $3)`,
    [itemId, channel, at, lang],
  );
  await database.query(
    `insert into classification (item_id, revision, classifier_version, sentiment, sentiment_label, intent, priority, priority_score,
       reasons, at) values ($1, 1, $2, 0, $3, 'complaint', $4, 0.4, '[]', $5)`,
    [itemId, RAW_VERSION, sentiment, priority, at],
  );
  for (const [position, id] of ids.entries())
    await database.query(
      `insert into mention (item_id, revision, classifier_version, position, part_key, theme_id, span_start, span_end, confidence,
         sentiment) values ($1, 1, $2, $3, 'q', $4, 0, 1, $5, 'negative')`,
      [itemId, RAW_VERSION, position, id, said[id]],
    );
  await database.query(
    `insert into item_index (item_id, revision, classifier_version, source_id, created_at, local_day, kind, channel, lang, sentiment,
       priority, themes, theme_paths, reply_s, reply_business_s, resolve_s, handle_s, first_contact, is_contact, voice, search_text, grams)
     values ($1, 1, $2, $1, $3, $4, 'survey', $5, $6, $7, $8, $9, $10, -2, -2, -2, -2, -1, false, true, 'x', '{}')`,
    [
      itemId,
      seed.version ?? RAW_VERSION,
      at,
      localDay,
      channel,
      lang,
      sentiment,
      priority,
      ids.map((id) => id * 4 + 1),
      [...new Set(ids.flatMap((id) => paths.get(id) ?? []))],
    ],
  );
  return itemId;
}

/** Opens a queue. @returns its id */
export async function openQueue(
  database: Database,
  at = new Date('2026-03-02T00:00:00Z'),
  version = 1,
): Promise<string> {
  const queueId = randomUUID();
  await database.query(
    `insert into label_queue (queue_id, drawn_at, taxonomy_version, classifier_version, population) values ($1, $2, $3, $4, 100)`,
    [queueId, at, version, RAW_VERSION],
  );
  return queueId;
}

export interface DrawSeed {
  readonly themes?: readonly number[];
  readonly sentiment?: string;
  readonly serious?: string;
  readonly inclusion?: number;
  readonly stratum?: string;
  readonly state?: 'open' | 'done' | 'skipped';
  readonly secondOf?: string;
  readonly finishedAt?: Date;
  readonly revision?: number;
}

/** Draws an item and judges it. @returns the draw's id */
export async function judgeItem(
  database: Database,
  queueId: string,
  itemId: string,
  seed: DrawSeed = {},
): Promise<string> {
  const drawId = randomUUID();
  const { state = 'done', finishedAt = new Date('2026-03-03T00:00:00Z'), revision = 1 } = seed;
  await database.query(
    `insert into label_draw (draw_id, queue_id, item_id, revision, position, stratum, inclusion, second_of, state, finished_at)
     values ($1, $2, $3, $4, 0, $5, $6, $7, $8, $9)`,
    [
      drawId,
      queueId,
      itemId,
      revision,
      seed.stratum ?? 'random',
      seed.inclusion ?? 0.5,
      seed.secondOf ?? null,
      state,
      finishedAt,
    ],
  );
  if (state !== 'done') return drawId;
  for (const themeId of seed.themes ?? [])
    await label(database, itemId, { drawId, task: 'theme', themeId, value: 'yes', revision });
  if (seed.sentiment) await label(database, itemId, { drawId, task: 'sentiment', value: seed.sentiment, revision });
  await label(database, itemId, { drawId, task: 'serious', value: seed.serious ?? 'no', revision });
  return drawId;
}

/** Writes one label; without a draw it is a correction. @returns its id */
export async function label(
  database: Database,
  itemId: string,
  said: { drawId?: string; task: string; themeId?: number; value: string; revision?: number },
): Promise<number> {
  const [row] = await database.query<{ id: number }>(
    `insert into label (item_id, revision, task, theme_id, value, origin, draw_id, taxonomy_version, classifier_version, labelled_at)
     values ($1, $2, $3, $4, $5, $6, $7, 1, $8, '2026-03-03T00:00:00Z') returning label_id as id`,
    [
      itemId,
      said.revision ?? 1,
      said.task,
      said.themeId ?? null,
      said.value,
      said.drawId === undefined ? 'correction' : 'queue',
      said.drawId ?? null,
      RAW_VERSION,
    ],
  );
  return row!.id;
}

/** Stores a model that has learnt from the labels up to one, and lets it serve. @returns its id */
export async function serveTrained(
  database: Database,
  lastLabelId: number,
  report: unknown = { tasks: [] },
): Promise<number> {
  const [row] = await database.query<{ id: number }>(
    `insert into model (taxonomy_version, reason, trained_at, last_label_id, label_count, unlabelled_count, state, report, blob)
     values (1, 'labels', '2026-03-04T00:00:00Z', $1, 20, 500, 'serving', $2, '') returning model_id as id`,
    [lastLabelId, JSON.stringify(report)],
  );
  await database.query(`update serving set model_id = $1`, [row!.id]);
  return row!.id;
}
