import type { FoundQuestion } from '../../domain/finding/faq-gap-finding.js';
import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** What the other screens know that a weekly report tells. Days are local dates. */

export interface WeekAction {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly themeId: number;
  readonly status: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly departmentId: string | null;
  readonly departmentName: Bilingual | null;
  readonly dueOn: string;
  readonly blocked: boolean;
  readonly goalMetric: string;
  readonly goalVariant: string | null;
  /** Query parameters without dates. */
  readonly goalFilter: string;
  readonly releaseOn: string | null;
  /** Last day of the window; null before the release. */
  readonly windowEndsOn: string | null;
  /** Null while it was never looked at. */
  readonly state: 'not_released' | 'measuring' | 'judged' | 'unmeasurable' | null;
  readonly verdict: 'worked' | 'no_worthwhile_effect' | 'no_evidence_yet' | 'worse' | null;
  readonly verdictOn: string | null;
  readonly effect: number | null;
  readonly interval: readonly [number, number] | null;
  readonly p: number | null;
  readonly enoughOn: string | null;
}

export interface WeekCase {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'success' | 'failure';
  readonly lesson: string;
  readonly themeId: number;
  readonly publishedOn: string;
}

export interface WeekSource {
  readonly id: string;
  readonly name: string;
  readonly health: string;
  readonly paused: boolean;
  readonly lastPullAt: Date | null;
}

export interface Named {
  readonly id: string;
  readonly name: Bilingual;
}

const actions = statement(
  'actions of a week',
  `select a.action_id as id, a.number, a.title, a.theme_id as "themeId", a.status, a.owner_id as "ownerId", o.name as "ownerName",
     a.department_id as "departmentId", d.name as "departmentName", a.due_on::text as "dueOn", a.blocked_reason is not null as blocked,
     a.goal_metric as "goalMetric", a.goal_variant as "goalVariant", a.goal_filter as "goalFilter", a.release_on::text as "releaseOn",
     (a.release_on + 7 * a.goal_weeks)::text as "windowEndsOn", e.state, e.verdict,
     to_char(e.verdict_at at time zone :timeZone, 'YYYY-MM-DD') as "verdictOn",
     (coalesce(e.judged, e.running) ->> 'effect')::float8 as effect, nullif(coalesce(e.judged, e.running) -> 'interval', 'null') as interval,
     (coalesce(e.judged, e.running) ->> 'p')::float8 as p, coalesce(e.judged, e.running) ->> 'enoughOn' as "enoughOn"
   from action a left join action_effect e on e.action_id = a.action_id left join person o on o.person_id = a.owner_id
     left join department d on d.department_id = a.department_id
   where a.removed_at is null and a.start_on <= :to::date
     and (a.status in ('proposed', 'planned', 'in_progress', 'done', 'measuring')
       or (e.verdict_at is not null and to_char(e.verdict_at at time zone :timeZone, 'YYYY-MM-DD') between :from and :until))
   order by a.due_on, a.number`,
);
const gaps = statement(
  'gaps of a week',
  `select g.gap_id as "gapId", g.name, g.weeks, g.contact_weeks as "contactWeeks", g.theme_id as "themeId", g.theme_share as "themeShare", g.phrases
   from faq_gap g where g.status = 'open' and not coalesce(g.judged_answers, g.covered)
   order by (select coalesce(avg(w), 0) from unnest(g.contact_weeks) w) desc, g.gap_id`,
);
const newestCase = statement(
  'case of a week',
  `with told as (
     select content::jsonb -> 'caseOfWeek' ->> 'caseId' as id, max(week) as week from edition
     where superseded_at is null and week < :from::text::date - date '1970-01-01' group by 1)
   select c.case_id as id, c.title, c.outcome, c.lesson, c.theme_id as "themeId",
     to_char(c.published_at at time zone :timeZone, 'YYYY-MM-DD') as "publishedOn"
   from case_study c left join told t on t.id = c.case_id::text
   where c.status = 'published' and to_char(c.published_at at time zone :timeZone, 'YYYY-MM-DD') <= :until
   order by (t.week is null and to_char(c.published_at at time zone :timeZone, 'YYYY-MM-DD') >= :from::text) desc,
     t.week nulls first, (c.theme_id = any(:themeIds::int[])) desc, c.published_at desc, c.case_id
   limit 1`,
);
const sources = statement(
  'sources of a week',
  `select source_id as id, name, health, paused, last_pull_at as "lastPullAt" from source
   where removed_at is null and schedule is not null order by created_at, source_id`,
);
const targets = statement(
  'targets of a week',
  `select metric, variant, value from target order by metric, variant nulls first`,
);
const people = statement(
  'people of a week',
  `select person_id as id, jsonb_build_object('ja', name, 'en', name) as name from person order by name, person_id`,
);
const departments = statement(
  'departments of a week',
  `select department_id as id, name from department order by name ->> 'ja', department_id`,
);
const corrections = statement(
  'corrections of a week',
  `select count(distinct item_id)::int as items from label
   where draw_id is null and withdrawn_at is null and labelled_at >= :from and labelled_at < :until`,
);

/** Open actions that had begun, and those whose verdict came in the days from `from` to `until`; the first due first. */
export function weekActions(
  session: Session,
  days: { readonly from: string; readonly to: string; readonly until: string; readonly timeZone: string },
): Promise<WeekAction[]> {
  return session.run<WeekAction>(actions, days);
}

/** Questions without an answer, those that cost most contacts first. */
export function weekGaps(session: Session): Promise<FoundQuestion[]> {
  return session.run<FoundQuestion>(gaps);
}

/**
 * The case published in the days; else one that no earlier report told, of one of the themes before others and the newest first; when all were
 * told, the one told longest ago. Null without any.
 */
export async function weekCase(
  session: Session,
  asked: {
    readonly from: string;
    readonly until: string;
    readonly timeZone: string;
    readonly themeIds: readonly number[];
  },
): Promise<WeekCase | null> {
  return (await session.run<WeekCase>(newestCase, { ...asked, themeIds: [...asked.themeIds] }))[0] ?? null;
}

/** Those that are read by themselves. */
export function weekSources(session: Session): Promise<WeekSource[]> {
  return session.run<WeekSource>(sources);
}

export function weekTargets(
  session: Session,
): Promise<{ readonly metric: string; readonly variant: string | null; readonly value: number }[]> {
  return session.run(targets);
}

export function weekPeople(session: Session): Promise<Named[]> {
  return session.run<Named>(people);
}

export function weekDepartments(session: Session): Promise<Named[]> {
  return session.run<Named>(departments);
}

/** Items that people corrected between two instants, outside label queues. */
export async function weekCorrections(
  session: Session,
  between: { readonly from: Date; readonly until: Date },
): Promise<number> {
  return (await session.run<{ items: number }>(corrections, between))[0]?.items ?? 0;
}
