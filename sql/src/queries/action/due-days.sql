-- who is reminded: the owner, else whoever answers for the action, else who made it
select 'action' as kind, a.action_id as id, a.action_id as "actionId", a.title, null as step, coalesce(a.owner_id, a.created_by) as "personId",
  a.due_on as "dueOn", a.due_set_at as "dueSetAt"
from action a
where a.removed_at is null and a.status in ('proposed', 'planned', 'in_progress') and a.due_on <= :until::date
  and (:actionId::uuid is null or a.action_id = :actionId::uuid)
union all
select 'step', s.step_id, a.action_id, a.title, s.text, coalesce(s.owner_id, a.owner_id, a.created_by), s.due_on,
  coalesce(s.due_set_at, a.created_at)
from action_step s join action a on a.action_id = s.action_id
where a.removed_at is null and a.status in ('proposed', 'planned', 'in_progress') and s.done_at is null and s.due_on <= :until::date
  and (:actionId::uuid is null or a.action_id = :actionId::uuid)
order by "dueOn", kind, id
