import type { LabelOrigin, LabelSpan, LabelTask } from '../../domain/labelling/label.js';
import type { Role } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** One statement of a person about an item. */
export interface NewLabel {
  readonly task: LabelTask;
  /** Only of task theme. */
  readonly themeId: number | null;
  readonly value: string;
  readonly span: LabelSpan | null;
}

/** What all labels written at once have in common. */
export interface LabelContext {
  readonly itemId: string;
  readonly revision: number;
  readonly origin: LabelOrigin;
  readonly drawId: string | null;
  readonly taxonomyVersion: number;
  /** What the person saw when judging. */
  readonly classifierVersion: string;
  readonly personId: string | null;
  readonly now: Date;
}

/** An item as somebody judges it. */
export interface LabelledItem {
  readonly itemId: string;
  readonly revision: number;
  readonly classifierVersion: string;
  /** Themes that it is said to be about now. */
  readonly themeIds: readonly number[];
  readonly parts: readonly { readonly key: string; readonly role: Role; readonly text: string }[];
}

export interface LabelRow {
  readonly labelId: number;
  readonly task: LabelTask;
  readonly themeId: number | null;
  readonly value: string;
  readonly partKey: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly origin: LabelOrigin;
  /** Name of who said it; null once that person has been removed. */
  readonly by: string | null;
  readonly personId: string | null;
  readonly at: Date;
  readonly withdrawnAt: Date | null;
  /** The correction of many items that it belongs to. */
  readonly batchId: string | null;
  /** Whether it is about the item as it is now. */
  readonly present: boolean;
}

const insert = statement(
  'insert labels',
  `insert into label (item_id, revision, task, theme_id, value, part_key, span_start, span_end, origin, draw_id, taxonomy_version,
     classifier_version, person_id, labelled_at)
   select :itemId::uuid, :revision::int, l.task, l.theme_id, l.value, l.part_key, l.span_start, l.span_end, :origin, :drawId::uuid,
     :taxonomyVersion::int, :classifierVersion, :personId::uuid, :now::timestamptz
   from unnest(:tasks::text[], :themeIds::int[], :values::text[], :partKeys::text[], :starts::int[], :ends::int[])
     as l(task, theme_id, value, part_key, span_start, span_end)
   returning label_id as "labelId"`,
);
const item = statement(
  'item to label',
  `select x.item_id as "itemId", x.revision, x.classifier_version as "classifierVersion",
     array(select distinct t / 4 from unnest(x.themes) as t) as "themeIds",
     (select coalesce(jsonb_agg(jsonb_build_object('key', p.key, 'role', p.role, 'text', p.text) order by p.position), '[]')
      from part p where p.item_id = x.item_id) as parts
   from item_index x where x.item_id = :itemId`,
);
const ofItem = statement(
  'labels of item',
  `select l.label_id as "labelId", l.task, l.theme_id as "themeId", l.value, l.part_key as "partKey", l.span_start as start,
     l.span_end as end, l.origin, p.name as by, l.person_id as "personId", l.labelled_at as at, l.withdrawn_at as "withdrawnAt",
     l.batch_id as "batchId",
     coalesce(l.revision = x.revision, false) as present
   from label l
   left join person p on p.person_id = l.person_id
   left join item_index x on x.item_id = l.item_id
   where l.item_id = :itemId
   order by l.label_id desc limit 1000`,
);
const withdraw = statement(
  'withdraw label',
  `update label set withdrawn_at = :now where label_id = :labelId and withdrawn_at is null returning item_id as "itemId"`,
);
const exists = statement('label exists', `select 1 as one from label where label_id = :labelId`);
const fresh = statement(
  'labels since training',
  `select count(distinct coalesce(draw_id::text, label_id::text))::int as count from label
   where withdrawn_at is null and label_id > coalesce((select max(last_label_id) from model), 0)`,
);

/** @returns ids in the order given */
export async function insertLabels(
  session: Session,
  context: LabelContext,
  labels: readonly NewLabel[],
): Promise<number[]> {
  if (labels.length === 0) return [];
  const rows = await session.run<{ labelId: number }>(insert, {
    ...context,
    tasks: labels.map(({ task }) => task),
    themeIds: labels.map(({ themeId }) => themeId),
    values: labels.map(({ value }) => value),
    partKeys: labels.map(({ span }) => span?.partKey ?? null),
    starts: labels.map(({ span }) => span?.start ?? null),
    ends: labels.map(({ span }) => span?.end ?? null),
  });
  return rows.map(({ labelId }) => labelId);
}

/** @returns undefined when there is no live item of this id */
export async function itemToLabel(session: Session, itemId: string): Promise<LabelledItem | undefined> {
  return (await session.run<LabelledItem>(item, { itemId }))[0];
}

/** All that people said of an item, newest first, withdrawn ones too; at most 1,000. */
export function labelsOfItem(session: Session, itemId: string): Promise<LabelRow[]> {
  return session.run<LabelRow>(ofItem, { itemId });
}

/** @returns the item's id; null when it was withdrawn before; undefined when there is no such label */
export async function withdrawLabel(session: Session, labelId: number, now: Date): Promise<string | null | undefined> {
  const [row] = await session.run<{ itemId: string }>(withdraw, { labelId, now });
  if (row) return row.itemId;
  return (await session.run(exists, { labelId })).length > 0 ? null : undefined;
}

/** Judgements and corrections since the newest model was trained; a complete judgement counts once. */
export async function freshLabels(session: Session): Promise<number> {
  return (await session.run<{ count: number }>(fresh))[0]?.count ?? 0;
}
