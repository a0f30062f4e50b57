import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** What the other screens know that an agenda is built from. Days are local dates. */

export interface AgendaAction {
  readonly id: string;
  readonly title: string;
  readonly themeId: number;
  readonly status: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly dueOn: string;
  /** Of its goal. */
  readonly metric: string;
  /** Null while it was never looked at. */
  readonly state: 'not_released' | 'measuring' | 'judged' | 'unmeasurable' | null;
  readonly verdict: 'worked' | 'no_worthwhile_effect' | 'no_evidence_yet' | 'worse' | null;
  readonly verdictOn: string | null;
  readonly effect: number | null;
  readonly interval: readonly [number, number] | null;
  readonly enoughOn: string | null;
  /** Last day of the window that it is judged by; null before its release. */
  readonly windowEndsOn: string | null;
  /** Of the meeting before that decided it; null when none did. */
  readonly reviewId: string | null;
}

interface AgendaGap {
  readonly id: string;
  readonly name: Bilingual;
  readonly themeId: number | null;
  readonly items: number;
  /** Mean of contacts a week. */
  readonly contacts: number;
}

interface ActionNames {
  readonly id: string;
  readonly title: string;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly metric: string | null;
  readonly minimumEffect: number | null;
}

const actions = statement(
  'actions for agenda',
  `select a.action_id as id, a.title, a.theme_id as "themeId", a.status, a.owner_id as "ownerId", o.name as "ownerName",
     a.due_on::text as "dueOn", a.goal_metric as metric, e.state, e.verdict, to_char(e.verdict_at at time zone :timeZone, 'YYYY-MM-DD') as "verdictOn",
     (coalesce(e.judged, e.running) ->> 'effect')::float8 as effect, nullif(coalesce(e.judged, e.running) -> 'interval', 'null') as interval,
     coalesce(e.judged, e.running) ->> 'enoughOn' as "enoughOn", (a.release_on + 7 * a.goal_weeks)::text as "windowEndsOn",
     (select x.review_id from review_decision x where x.action_id = a.action_id and x.superseded_at is null
        and x.review_id = :before::uuid limit 1) as "reviewId"
   from action a left join action_effect e on e.action_id = a.action_id left join person o on o.person_id = a.owner_id
   where a.removed_at is null and (:departmentId::uuid is null or a.department_id is null or a.department_id = :departmentId::uuid)
     and (
       (a.status in ('proposed', 'planned', 'in_progress') and a.due_on <= :until::date)
       or a.status = 'measuring'
       or (e.verdict_at is not null and to_char(e.verdict_at at time zone :timeZone, 'YYYY-MM-DD') >= :since)
       or exists (select 1 from review_decision x where x.action_id = a.action_id and x.superseded_at is null
            and x.review_id = :before::uuid))
   order by a.due_on, a.number`,
);
const gaps = statement(
  'gaps for agenda',
  `select g.gap_id as id, g.name, g.theme_id as "themeId", (select coalesce(sum(w), 0)::int from unnest(g.weeks) w) as items,
     (select coalesce(avg(w), 0)::float8 from unnest(g.contact_weeks) w) as contacts
   from faq_gap g where g.status = 'open' and not coalesce(g.judged_answers, g.covered)
   order by 5 desc, g.gap_id limit :most`,
);
const names = statement(
  'actions decided on',
  `select a.action_id as id, a.title, a.owner_id as "ownerId", o.name as owner, a.due_on::text as "dueOn", a.goal_metric as metric,
     a.goal_minimum as "minimumEffect"
   from action a left join person o on o.person_id = a.owner_id where a.action_id = any(:ids::uuid[])`,
);
const editionWeek = statement('week of edition', `select week from edition where edition_id = :id`);

/**
 * Actions that the last meeting decided, those due by a day or late, those that are measured, and verdicts since a day; the most urgent first.
 * @param asked `before`: the meeting before, or null; `departmentId`: whose actions, with those of nobody; null for all
 */
export function actionsForAgenda(
  session: Session,
  asked: {
    readonly before: string | null;
    readonly departmentId: string | null;
    readonly until: string;
    readonly since: string;
    readonly timeZone: string;
  },
): Promise<AgendaAction[]> {
  return session.run<AgendaAction>(actions, asked);
}

/** Questions without an answer, the ones that cost most contacts first. */
export function gapsForAgenda(session: Session, most: number): Promise<AgendaGap[]> {
  return session.run<AgendaGap>(gaps, { most });
}

export function actionNames(session: Session, ids: readonly string[]): Promise<ActionNames[]> {
  return session.run<ActionNames>(names, { ids: [...ids] });
}

/** Local day number of the first day of an edition's week; null when there is no such edition. */
export async function weekOfEdition(session: Session, id: string): Promise<number | null> {
  return (await session.run<{ week: number }>(editionWeek, { id }))[0]?.week ?? null;
}
