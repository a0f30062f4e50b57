with given as (
  select r.*, coalesce(i.solved, false) or i.resolved_at is not null as settled from unnest(:itemIds::uuid[], :revisions::int[], :classifierVersions::text[], :sourceIds::uuid[], :createdAts::timestamptz[],
    :localDays::int[], :kinds::text[], :channels::text[], :langs::text[], :products::text[], :teams::text[], :segments::text[],
    :intents::text[], :sentiments::text[], :priorities::text[], :themes::text[], :themePaths::text[], :personKeys::bytea[],
    :duplicateKeys::bytea[], :csat::real[], :csatMin::real[], :csatMax::real[], :ces::real[], :cesMin::real[], :cesMax::real[],
    :rating::real[], :ratingMin::real[], :ratingMax::real[], :nps::int[], :replyS::int[], :replyBusinessS::int[], :resolveS::int[],
    :handleS::int[], :firstContact::int[], :isContact::boolean[], :voice::boolean[], :searchTexts::text[], :grams::text[])
    as r(item_id, revision, classifier_version, source_id, created_at, local_day, kind, channel, lang, product, team, segments,
      intent, sentiment, priority, themes, theme_paths, person_key, duplicate_key, csat, csat_min, csat_max, ces, ces_min, ces_max,
      rating, rating_min, rating_max, nps, reply_s, reply_business_s, resolve_s, handle_s, first_contact, is_contact, voice,
      search_text, grams)
  join item i on i.item_id = r.item_id and i.revision = r.revision
),
before as (
  select x.item_id, x.local_day, x.person_code, x.is_contact, x.created_at, x.duplicate_key
  from item_index x join given g on g.item_id = x.item_id
),
written as (
  insert into item_index (item_id, revision, classifier_version, source_id, created_at, local_day, kind, channel, lang, product, team,
    segments, intent, sentiment, priority, themes, theme_paths, handling, assignee_id, due_on, person_code, duplicate_key,
    csat, csat_min, csat_max, ces, ces_min, ces_max, rating, rating_min, rating_max, nps, reply_s, reply_business_s, resolve_s,
    handle_s, first_contact, is_contact, voice, search_text, grams, settled)
  select g.item_id, g.revision, g.classifier_version, g.source_id, g.created_at, g.local_day, g.kind, g.channel, g.lang, g.product, g.team,
    g.segments::text[], g.intent, g.sentiment, g.priority, g.themes::int[], g.theme_paths::int[], coalesce(h.state, 'open'), h.assignee_id,
    h.due_on, p.code, g.duplicate_key, g.csat, g.csat_min, g.csat_max, g.ces, g.ces_min, g.ces_max, g.rating, g.rating_min,
    g.rating_max, g.nps, g.reply_s, g.reply_business_s, g.resolve_s, g.handle_s, g.first_contact, g.is_contact, g.voice,
    g.search_text, g.grams::int[], g.settled
  from given g
  left join person_code p on p.person_key = g.person_key
  left join lateral (
    select state, assignee_id, due_on from handling h where h.item_id = g.item_id order by changed_at desc, change_id desc limit 1
  ) h on true
  on conflict (item_id) do update set revision = excluded.revision, classifier_version = excluded.classifier_version,
    created_at = excluded.created_at, local_day = excluded.local_day, kind = excluded.kind, channel = excluded.channel,
    lang = excluded.lang, product = excluded.product, team = excluded.team, segments = excluded.segments, intent = excluded.intent,
    sentiment = excluded.sentiment, priority = excluded.priority, themes = excluded.themes, theme_paths = excluded.theme_paths,
    -- handling stays: what a person set in this moment is newer than what was read above
    person_code = excluded.person_code,
    duplicate_key = excluded.duplicate_key, csat = excluded.csat, csat_min = excluded.csat_min, csat_max = excluded.csat_max,
    ces = excluded.ces, ces_min = excluded.ces_min, ces_max = excluded.ces_max, rating = excluded.rating,
    rating_min = excluded.rating_min, rating_max = excluded.rating_max, nps = excluded.nps, reply_s = excluded.reply_s,
    reply_business_s = excluded.reply_business_s, resolve_s = excluded.resolve_s, handle_s = excluded.handle_s,
    first_contact = excluded.first_contact, is_contact = excluded.is_contact, voice = excluded.voice,
    search_text = excluded.search_text, grams = excluded.grams, settled = excluded.settled,
    -- what is written now has the fold of today, which is the column's default
    search_fold = excluded.search_fold
  returning item_id, local_day, person_code, is_contact, created_at, duplicate_key
),
changed as (select * from before union select * from written),
touched as (
  select local_day from changed
  union
  select o.local_day from changed c join item_index o on o.person_code = c.person_code and c.is_contact
    and o.created_at between c.created_at - interval '14 days' and c.created_at
  union
  select o.local_day from changed c join item_index o on o.duplicate_key = c.duplicate_key and o.created_at >= c.created_at
)
insert into dirty_slot (slot, dirty_at)
select distinct case when local_day is null then 'u'
  when local_day >= :openMonthFrom::int then 'd:' || local_day
  else 'm:' || to_char(date '1970-01-01' + local_day, 'YYYY-MM') end, :now::timestamptz
from touched
order by 1
-- taken even when it is there: a pack that runs now must wait for these rows, else it would miss them
on conflict (slot) do update set dirty_at = excluded.dirty_at
