-- All that was ever set on an item, newest first.
select h.changed_at as at, p.name as by, h.state, h.assignee_id as "assigneeId", h.due_on as due, h.note
from handling h
left join person p on p.person_id = h.changed_by
where h.item_id = :itemId
order by h.changed_at desc, h.change_id desc
limit 200
