import type { TrainingReason } from '../queue/add-job.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

export interface NewModel {
  readonly taxonomyVersion: number;
  readonly reason: TrainingReason;
  readonly now: Date;
  /** Newest label that it has seen; 0 without any. */
  readonly lastLabelId: number;
  readonly labelCount: number;
  readonly unlabelledCount: number;
  readonly state: 'candidate' | 'refused';
  readonly report: unknown;
  readonly blob: Uint8Array;
  readonly heldOut: readonly HeldOutAnswer[];
}

/** What a model says of a labelled item that was kept out of its training. */
export interface HeldOutAnswer {
  readonly itemId: string;
  readonly revision: number;
  readonly themes: readonly { readonly id: number; readonly score: number }[];
  readonly sentiment: string | null;
  readonly intent: string | null;
  readonly priority: string | null;
}

const insert = statement(
  'insert model',
  `insert into model (taxonomy_version, reason, trained_at, last_label_id, label_count, unlabelled_count, state, report, blob)
   values (:taxonomyVersion, :reason, :now, :lastLabelId, :labelCount, :unlabelledCount, :state, :report, :blob)
   returning model_id as "modelId"`,
);
const insertHeldOut = statement(
  'insert held out',
  `insert into model_held_out (model_id, item_id, revision, themes, sentiment, intent, priority)
   select :modelId::int, * from unnest(:itemIds::uuid[], :revisions::int[], :themes::jsonb[], :sentiments::text[], :intents::text[],
     :priorities::text[])`,
);
const blob = statement('model blob', `select blob from model where model_id = :modelId`);
const setState = statement('set model state', `update model set state = :state where model_id = :modelId`);
const retire = statement(
  'retire models',
  `update model set state = 'past' where state = 'serving' and model_id is distinct from :modelId::int`,
);
const heldOut = statement(
  'held out',
  `select item_id as "itemId", revision, themes, sentiment, intent, priority from model_held_out where model_id = :modelId`,
);
const latest = statement(
  'latest model',
  `select model_id as "modelId", state, last_label_id as "lastLabelId", label_count as "labelCount",
     unlabelled_count as "unlabelledCount", report
   from model where taxonomy_version = :taxonomyVersion order by model_id desc limit 1`,
);

/** @returns the model's id */
export async function storeModel(session: Session, model: NewModel): Promise<number> {
  const { heldOut } = model;
  const [row] = await session.run<{ modelId: number }>(insert, { ...model, report: JSON.stringify(model.report) });
  if (!row) throw new Error('the model was not stored');
  const column = <Value>(pick: (answer: HeldOutAnswer) => Value): Value[] => heldOut.map(pick);
  if (heldOut.length > 0)
    await session.run(insertHeldOut, {
      modelId: row.modelId,
      itemIds: column((answer) => answer.itemId),
      revisions: column((answer) => answer.revision),
      themes: column((answer) => JSON.stringify(answer.themes)),
      sentiments: column((answer) => answer.sentiment),
      intents: column((answer) => answer.intent),
      priorities: column((answer) => answer.priority),
    });
  return row.modelId;
}

/** What a model says of the labelled items that were kept out of its training in turn. */
export function heldOutOf(session: Session, modelId: number): Promise<HeldOutAnswer[]> {
  return session.run<HeldOutAnswer>(heldOut, { modelId });
}

/** @throws Error when there is no such model */
export async function readModelBlob(session: Session, modelId: number): Promise<Uint8Array> {
  const [row] = await session.run<{ blob: Buffer }>(blob, { modelId });
  if (!row) throw new Error(`there is no model ${modelId}`);
  return row.blob;
}

/** The model that serves from now on; whichever did is past. @param modelId null for the tree alone */
export async function serveModel(session: Session, modelId: number | null): Promise<void> {
  await session.run(retire, { modelId });
  if (modelId !== null) await session.run(setState, { modelId, state: 'serving' });
}

export interface TrainedBefore {
  readonly modelId: number;
  readonly state: string;
  readonly lastLabelId: number;
  readonly labelCount: number;
  readonly unlabelledCount: number;
}

/** The newest model of a tree, whether it serves or was refused; null before the first. */
export async function latestModel(session: Session, taxonomyVersion: number): Promise<TrainedBefore | null> {
  return (await session.run<TrainedBefore>(latest, { taxonomyVersion }))[0] ?? null;
}
