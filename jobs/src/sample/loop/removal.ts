import type { Session } from '@koe/sql/server/database';
import { statement } from '@koe/sql/server/sql-file';

const pins = statement(
  'remove pins of sample actions',
  `delete from pinned_fact where subject_kind = 'action' and subject_id = any(:ids::uuid[])`,
);
const remarks = statement(
  'remove remarks of sample actions',
  `delete from remark where subject_kind = 'action' and subject_id = any(:ids::uuid[])`,
);
const effects = statement(
  'remove effects of the sample',
  `delete from action_effect where action_id = any(:ids::uuid[])`,
);
const actions = statement('remove actions of the sample', `delete from action where action_id = any(:ids::uuid[])`);
const told = statement(
  'remove what was told of sample actions',
  `delete from notification where subject_kind = 'action' and subject_id = any(:texts)`,
);
const logged = statement(
  'remove what was logged of the sample',
  `delete from change_log where subject = any(:subjects)`,
);
const dispositions = statement(
  'remove decisions of the sample about themes',
  `delete from theme_disposition where decision_id in (select decision_id from review_decision where review_id = any(:reviews::uuid[]))`,
);
const ofPeople = statement(
  'remove what was told to people of the sample',
  `delete from notification where person_id = any(:people::uuid[])`,
);
const editions = statement(
  'remove reports without feedback',
  // the sample's feedback is gone by then: what is left in a block belongs to somebody
  `delete from edition where not exists (select 1 from item) returning edition_id`,
);
const editionLog = statement(
  'remove what was logged of reports',
  `delete from change_log where subject = any(select 'edition:' || unnest(:ids::text[]))`,
);

export async function removeActions(session: Session, ids: readonly string[]): Promise<void> {
  const given = { ids: [...ids] };
  await session.run(pins, given);
  await session.run(remarks, given);
  await session.run(told, { texts: [...ids] });
  await session.run(effects, given);
  await session.run(actions, given);
  await session.run(logged, { subjects: ids.map((id) => `action:${id}`) });
}

export async function removeOfPeople(
  session: Session,
  people: readonly string[],
  reviews: readonly string[],
): Promise<void> {
  await session.run(dispositions, { reviews: [...reviews] });
  await session.run(ofPeople, { people: [...people] });
}

/** Reports of an installation that had nothing but the sample; those with other feedback in them stay. */
export async function removeEditions(session: Session): Promise<void> {
  const gone = await session.run<{ edition_id: string }>(editions);
  await session.run(editionLog, { ids: gone.map(({ edition_id }) => edition_id) });
}
