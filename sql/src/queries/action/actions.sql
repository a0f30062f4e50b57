select
  a.action_id as id, a.number, a.title, a.theme_id as "themeId",
  a.department_id as "departmentId", d.name as "departmentName", a.owner_id as "ownerId", o.name as "ownerName",
  a.means, a.resources, a.start_on as "startOn", a.due_on as "dueOn", a.due_set_at as "dueSetAt",
  a.release_on as "releaseOn", a.release_set_at as "releaseSetAt", a.release_fixed_at as "releaseFixedAt",
  a.goal_metric as "goalMetric", a.goal_variant as "goalVariant", a.goal_filter as "goalFilter", a.goal_weeks as "goalWeeks",
  a.goal_direction as "goalDirection", a.goal_minimum as "goalMinimum",
  a.status, a.status_at as "statusAt", a.status_reason as "statusReason", a.blocked_reason as "blockedReason",
  a.origin_kind as "originKind", a.origin_id as "originId", a.revision,
  a.created_at as "createdAt", a.created_by as "createdBy", c.name as "createdByName",
  a.updated_at as "updatedAt", a.updated_by as "updatedBy", u.name as "updatedByName", a.removed_at as "removedAt",
  e.state as "effectState", e.reason as "effectObstacle", e.registered_late as "registeredLate", e.verdict, e.verdict_at as "verdictAt",
  (coalesce(e.judged, e.running) ->> 'effect')::float8 as effect,
  nullif(coalesce(e.judged, e.running) -> 'interval', 'null'::jsonb) as "effectInterval"
from action a
  left join department d on d.department_id = a.department_id
  left join person o on o.person_id = a.owner_id
  left join person c on c.person_id = a.created_by
  left join person u on u.person_id = a.updated_by
  left join action_effect e on e.action_id = a.action_id
where (a.removed_at is not null) = :removed::boolean
  and (:ids::uuid[] is null or a.action_id = any (:ids::uuid[]))
  and (:themeIds::int[] is null or a.theme_id = any (:themeIds::int[]))
  and (:ownerIds::uuid[] is null or a.owner_id = any (:ownerIds::uuid[]))
  and (:departmentIds::uuid[] is null or a.department_id = any (:departmentIds::uuid[]))
  and (:statuses::text[] is null or a.status = any (:statuses::text[]))
order by a.number desc
limit 2000
