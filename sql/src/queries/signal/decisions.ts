import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import type { SignalDisposition } from './signal.js';

/** What was decided about a theme, once for all weeks that the decision was carried to. */
export interface StoredDecision {
  /** The signal of the first week that it stands at. */
  readonly signalId: string;
  /** First day of its week as a local day number. */
  readonly week: number;
  readonly themeId: number;
  /** Both empty for all feedback. */
  readonly segmentBy: string;
  readonly segmentKey: string;
  readonly disposition: Exclude<SignalDisposition, 'open'>;
  readonly decidedAt: Date;
  readonly decidedByName: string | null;
}

const decisions = statement(
  'decisions about signals',
  `select * from (
     select distinct on (s.theme_id, s.segment_by, s.segment_key, s.direction, s.decided_at)
       s.signal_id as "signalId", s.week, s.theme_id as "themeId", s.segment_by as "segmentBy",
       s.segment_key as "segmentKey", s.disposition, s.decided_at as "decidedAt", p.name as "decidedByName"
     from signal s join signal_run r on r.run_id = s.run_id left join person p on p.person_id = s.decided_by
     where r.superseded_at is null and s.disposition <> 'open' and s.decided_at is not null
     order by s.theme_id, s.segment_by, s.segment_key, s.direction, s.decided_at, s.week) decided
   order by "decidedAt" desc, "signalId" limit :most`,
);

/** The newest ones first. */
export function signalDecisions(session: Session, most: number): Promise<StoredDecision[]> {
  return session.run<StoredDecision>(decisions, { most });
}
