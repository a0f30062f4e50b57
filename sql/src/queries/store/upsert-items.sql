insert into item (item_id, source_id, item_key, revision, content_hash, input_hash, batch_id, kind, channel, created_at, updated_at, url, lang,
  person_key, attributes, scores, customer_first_at, first_reply_at, first_reply_seconds, solved, resolved_at, handling_seconds, contacts,
  reopened, first_contact_solved, is_conversation, duplicate_key, has_voice, stored_at)
select i.item_id, :sourceId::uuid, i.item_key, 1, i.content_hash, i.input_hash, :batchId::uuid, i.kind, i.channel, i.created_at, i.updated_at, i.url, i.lang,
  i.person_key, i.attributes, i.scores, i.customer_first_at, i.first_reply_at, i.first_reply_seconds, i.solved, i.resolved_at, i.handling_seconds,
  i.contacts, i.reopened, i.first_contact_solved, i.is_conversation, i.duplicate_key, i.has_voice, :now::timestamptz
from unnest(:itemIds::uuid[], :itemKeys::text[], :contentHashes::bytea[], :inputHashes::bytea[], :kinds::text[], :channels::text[], :createdAts::timestamptz[],
  :updatedAts::timestamptz[], :urls::text[], :langs::text[], :personKeys::bytea[], :attributes::jsonb[], :scores::jsonb[],
  :customerFirstAts::timestamptz[], :firstReplyAts::timestamptz[], :firstReplySeconds::int[], :solved::boolean[], :resolvedAts::timestamptz[],
  :handlingSeconds::int[], :contacts::int[], :reopened::boolean[], :firstContactSolved::boolean[], :isConversation::boolean[],
  :duplicateKeys::bytea[], :hasVoice::boolean[])
  as i(item_id, item_key, content_hash, input_hash, kind, channel, created_at, updated_at, url, lang, person_key, attributes, scores,
    customer_first_at, first_reply_at, first_reply_seconds, solved, resolved_at, handling_seconds, contacts, reopened, first_contact_solved,
    is_conversation, duplicate_key, has_voice)
on conflict (item_id) do update set revision = item.revision + 1, content_hash = excluded.content_hash, input_hash = excluded.input_hash, batch_id = excluded.batch_id,
  kind = excluded.kind, channel = excluded.channel, created_at = excluded.created_at, updated_at = excluded.updated_at, url = excluded.url,
  lang = excluded.lang, person_key = excluded.person_key, attributes = excluded.attributes, scores = excluded.scores,
  customer_first_at = excluded.customer_first_at, first_reply_at = excluded.first_reply_at,
  first_reply_seconds = excluded.first_reply_seconds, solved = excluded.solved, resolved_at = excluded.resolved_at, handling_seconds = excluded.handling_seconds,
  contacts = excluded.contacts, reopened = excluded.reopened, first_contact_solved = excluded.first_contact_solved,
  is_conversation = excluded.is_conversation, duplicate_key = excluded.duplicate_key, has_voice = excluded.has_voice,
  stored_at = excluded.stored_at
