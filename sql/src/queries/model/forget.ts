import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';

const kept = sqlFile(import.meta.url, 'kept-versions.sql');
const forget = sqlFile(import.meta.url, 'forget-classifications.sql');
// rows stay as history; weights can be learnt again
const forgetBlobs = statement(
  'forget blobs',
  `update model set blob = '' where state in ('past', 'refused', 'candidate') and octet_length(blob) > 0 and model_id not in (
     select model_id from (
       select model_id, row_number() over (partition by taxonomy_version order by model_id desc) as newest,
         dense_rank() over (order by taxonomy_version desc) as tree from model) m
     where newest <= 2 and tree <= 3)
   and model_id not in (select model_id from reclassification where state = 'running' and model_id is not null)`,
);

/** Classifier versions whose answers are kept: everything else can be said again. */
export async function keptVersions(session: Session): Promise<string[]> {
  return (await session.run<{ version: string }>(kept)).map(({ version }) => version);
}

/** Forgets what other versions, and labels that have changed since, have made of these items. */
export async function forgetClassifications(
  session: Session,
  itemIds: readonly string[],
  kept: readonly string[],
): Promise<void> {
  await session.run(forget, { itemIds, kept });
}

/** Forgets the weights of models that nobody will go back to. */
export async function forgetWeights(session: Session): Promise<void> {
  await session.run(forgetBlobs);
}
