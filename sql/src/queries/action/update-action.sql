update action set
  title = :title, department_id = :departmentId, owner_id = :ownerId, means = :means, resources = :resources,
  start_on = :startOn, due_on = :dueOn, due_set_at = :dueSetAt, release_on = :releaseOn, release_set_at = :releaseSetAt,
  release_fixed_at = :releaseFixedAt, status = :status, status_at = :statusAt, status_reason = :statusReason,
  blocked_reason = :blockedReason, revision = revision + 1, updated_at = :now, updated_by = :personId
where action_id = :id
