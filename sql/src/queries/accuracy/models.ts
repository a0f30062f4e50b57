import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

export interface ModelRow {
  readonly modelId: number;
  readonly taxonomyVersion: number;
  readonly reason: string;
  readonly trainedAt: Date;
  readonly labelCount: number;
  readonly unlabelledCount: number;
  readonly state: 'candidate' | 'refused' | 'serving' | 'past';
  /** As the trainer wrote it. */
  readonly report: unknown;
}

export interface LabelFacts {
  /** Draws of queues that were judged, by anybody. */
  readonly judged: number;
  /** Of those, the second judgements of items that two people judge. */
  readonly second: number;
  /** Items corrected outside a queue. */
  readonly corrected: number;
  /** People who judged or corrected. */
  readonly people: number;
  readonly lastAt: Date | null;
  /** Changes whenever a figure could. */
  readonly stamp: string;
  readonly servingSince: Date | null;
  readonly modelId: number | null;
}

const models = statement(
  'models of accuracy',
  `select model_id as "modelId", taxonomy_version as "taxonomyVersion", reason, trained_at as "trainedAt",
     label_count as "labelCount", unlabelled_count as "unlabelledCount", state, report
   from model order by model_id desc limit :most`,
);
const facts = statement(
  'label facts',
  `select
     (select count(*)::int from label_draw where state = 'done') as judged,
     (select count(*)::int from label_draw where state = 'done' and second_of is not null) as second,
     (select count(distinct item_id)::int from label where draw_id is null and withdrawn_at is null) as corrected,
     (select count(distinct person_id)::int from label where withdrawn_at is null) as people,
     (select max(labelled_at) from label where withdrawn_at is null) as "lastAt",
     (select concat_ws(':', count(*), max(label_id), count(withdrawn_at)) from label)
       || '/' || (select concat_ws(':', count(*), count(finished_at)) from label_draw)
       || '/' || (select coalesce(max(model_id), 0)::text from model)
       || '/' || (select coalesce(max(since)::text, '') from serving) as stamp,
     (select since from serving) as "servingSince",
     (select model_id from serving) as "modelId"`,
);

/** The newest models first. */
export function readModels(session: Session, most: number): Promise<ModelRow[]> {
  return session.run<ModelRow>(models, { most });
}

export async function readLabelFacts(session: Session): Promise<LabelFacts> {
  const [row] = await session.run<LabelFacts>(facts);
  if (!row) throw new Error('the labels could not be counted');
  return row;
}
