-- What actions did: how far the measurement has come, and the one verdict at the end of the window that was fixed beforehand.
create table action_effect (
  action_id uuid primary key references action on delete cascade,
  -- not_released, measuring, judged, unmeasurable
  state text not null,
  -- why it cannot be measured: metric, no_data, few_weeks
  reason text,
  -- the day of the release that the rest of the row is about; null before there is one
  release_on date,
  -- the action was written down only after its release
  registered_late boolean not null default false,
  -- {"kind", "filter", …}: chosen by the weeks before the release alone, and kept from then on
  comparison jsonb,
  comparison_at timestamptz,
  -- the other comparisons that were reasonable when that one was chosen
  alternatives jsonb not null default '[]',
  -- the newest look, while the window is open
  running jsonb,
  -- worked, no_worthwhile_effect, no_evidence_yet, worse; given once
  verdict text,
  verdict_at timestamptz,
  -- the look that the verdict stands on: the series, the estimate, the blocks and the version of the tree
  judged jsonb,
  -- a later look at the same window where something has changed since; the verdict stays
  recount jsonb,
  -- of the counts that the newest look saw
  fingerprint text,
  computed_at timestamptz not null,
  check ((verdict is null) = (judged is null) and (verdict is null) = (verdict_at is null)),
  check ((state = 'judged') = (verdict is not null))
);
create index action_effect_verdict on action_effect (verdict_at) where verdict is not null;
