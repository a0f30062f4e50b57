import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** Scores from which a level of priority begins, 0 … 1, falling. */
export interface ServingSettings {
  readonly cutOffs?: { readonly P1: number; readonly P2: number; readonly P3: number };
}

/** The one tree and model that every number is counted by. */
export interface Serving {
  readonly taxonomyVersion: number;
  /** null: the tree and the starter weights alone. */
  readonly modelId: number | null;
  readonly settings: ServingSettings;
}

const read = statement(
  'serving',
  `select taxonomy_version as "taxonomyVersion", model_id as "modelId", settings from serving`,
);
const write = statement(
  'serve',
  `update serving set taxonomy_version = :taxonomyVersion, model_id = :modelId, settings = :settings, since = :now`,
);

/** @throws Error before a first tree was published */
export async function readServing(session: Session): Promise<Serving> {
  const [serving] = await session.run<Serving>(read);
  if (!serving) throw new Error('no theme tree has been published yet');
  return serving;
}

export function isSameServing(one: Serving, other: Serving): boolean {
  const keyOf = ({ taxonomyVersion, modelId, settings }: Serving): string =>
    JSON.stringify([taxonomyVersion, modelId, settings]);
  return keyOf(one) === keyOf(other);
}

export async function writeServing(session: Session, serving: Serving, now: Date): Promise<void> {
  await session.run(write, { ...serving, settings: JSON.stringify(serving.settings), now });
}
