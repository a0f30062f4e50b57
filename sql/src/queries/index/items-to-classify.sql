select i.item_id, i.revision, i.source_id, i.kind, i.channel, i.created_at, i.lang, i.person_key, i.attributes, i.scores,
  i.customer_first_at, i.first_reply_at, i.first_reply_seconds, i.resolved_at, i.handling_seconds, i.contacts, i.reopened,
  i.first_contact_solved, i.is_conversation, i.duplicate_key, i.has_voice, i.solved,
  coalesce(p.parts, '[]') as parts,
  case when i.person_key is null or not (i.is_conversation or i.kind in ('ticket', 'call')) then 0
    else (select count(*)::int from person_code c join item_index x on x.person_code = c.code
      where c.person_key = i.person_key and x.is_contact and x.item_id <> i.item_id
        and x.created_at >= i.created_at - interval '14 days' and x.created_at < i.created_at) end as person_contacts
from item i
left join lateral (
  select json_agg(json_build_object('key', t.key, 'role', t.role, 'text', t.text) order by t.position) as parts
  from part t where t.item_id = i.item_id
) p on true
where /*which*/
order by i.item_id
