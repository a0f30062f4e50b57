insert into action (
  action_id, title, theme_id, department_id, owner_id, means, resources, start_on, due_on, due_set_at, release_on, release_set_at,
  goal_metric, goal_variant, goal_filter, goal_weeks, goal_direction, goal_minimum, status, status_at, origin_kind, origin_id,
  created_at, created_by, updated_at, updated_by
) values (
  :id, :title, :themeId, :departmentId, :ownerId, :means, :resources, :startOn, :dueOn, :now, :releaseOn::date,
  case when :releaseOn::date is not null then :now::timestamptz end,
  :goalMetric, :goalVariant, :goalFilter, :goalWeeks, :goalDirection, :goalMinimum, :status, :now, :originKind, :originId,
  :now, :personId, :now, :personId
)
