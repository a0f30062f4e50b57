import type { CaseFacts, CasePoint } from '../../domain/case/case-facts.js';
import type { CaseContent, CaseOutcome, CaseStatus } from '../../domain/case/case-study.js';
import { caseSearchText } from '../../domain/case/search-text.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';
import { writeCaseRevision } from './revision.js';

/** A case as stored; its quotes are rows of their own. */
export interface StoredCase {
  readonly caseId: string;
  readonly revision: number;
  readonly status: CaseStatus;
  readonly outcome: CaseOutcome;
  readonly title: string;
  readonly story: string;
  readonly analysis: string;
  readonly lesson: string;
  readonly themeId: number;
  readonly product: string | null;
  readonly tags: readonly string[];
  /** Local dates. */
  readonly beforeFrom: string;
  readonly beforeTo: string;
  readonly afterFrom: string;
  readonly afterTo: string;
  readonly filter: string;
  readonly facts: CaseFacts;
  readonly trend: readonly CasePoint[];
  readonly factsAt: Date;
  readonly actionId: string | null;
  readonly searchText: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly updatedBy: string | null;
  readonly updatedByName: string | null;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
  readonly publishedByName: string | null;
  /** Quotes whose voice was erased. */
  readonly erasedQuotes: number;
  /** Whether the person asked for has marked it as read. */
  readonly read: boolean;
}

/** Who writes when. */
export interface CaseEditor {
  readonly personId: string | null;
  readonly now: Date;
}

/** A case as it is written; its quotes go by `writeCaseQuotes`. */
export interface CaseToWrite {
  readonly caseId: string;
  /** 1 for a new case, else one above the revision that is written over. */
  readonly revision: number;
  readonly content: CaseContent;
  readonly facts: CaseFacts;
  readonly trend: readonly CasePoint[];
  readonly factsAt: Date;
}

const SELECT = `select c.case_id as "caseId", c.revision, c.status, c.outcome, c.title, c.story, c.analysis, c.lesson,
    c.theme_id as "themeId", c.product, c.tags, c.before_from as "beforeFrom", c.before_to as "beforeTo", c.after_from as "afterFrom",
    c.after_to as "afterTo", c.filter, c.facts, c.trend, c.facts_at as "factsAt", c.action_id as "actionId",
    c.search_text as "searchText", c.created_at as "createdAt", c.updated_at as "updatedAt", c.updated_by as "updatedBy",
    u.name as "updatedByName", c.published_at as "publishedAt", c.published_by as "publishedBy", p.name as "publishedByName",
    (select count(*)::int from case_quote q where q.case_id = c.case_id and q.item_id is null) as "erasedQuotes",
    exists (select 1 from case_read r where r.case_id = c.case_id and r.person_id = :personId::uuid) as read
  from case_study c left join person u on u.person_id = c.updated_by left join person p on p.person_id = c.published_by`;

const all = statement('cases', `${SELECT} order by coalesce(c.published_at, c.updated_at) desc, c.case_id`);
const byId = statement('case', `${SELECT} where c.case_id = :caseId`);
const lock = statement('case to change', `select case_id from case_study where case_id = :caseId for update`);
const upsert = statement(
  'write case',
  `insert into case_study (case_id, revision, status, outcome, title, story, analysis, lesson, theme_id, product, tags, before_from,
     before_to, after_from, after_to, filter, facts, trend, facts_at, action_id, search_text, created_at, created_by, updated_at,
     updated_by)
   values (:caseId, :revision, 'draft', :outcome, :title, :story, :analysis, :lesson, :themeId, :product, :tags::text[], :beforeFrom,
     :beforeTo, :afterFrom, :afterTo, :filter, :facts, :trend, :factsAt, :actionId, :searchText, :now, :personId, :now, :personId)
   on conflict (case_id) do update set revision = excluded.revision, outcome = excluded.outcome, title = excluded.title,
     story = excluded.story, analysis = excluded.analysis, lesson = excluded.lesson, theme_id = excluded.theme_id,
     product = excluded.product, tags = excluded.tags, before_from = excluded.before_from, before_to = excluded.before_to,
     after_from = excluded.after_from, after_to = excluded.after_to, filter = excluded.filter, facts = excluded.facts,
     trend = excluded.trend, facts_at = excluded.facts_at, action_id = excluded.action_id, search_text = excluded.search_text,
     updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
);
const setStatus = statement(
  'publish case',
  `update case_study set status = :status,
     published_at = case when :status = 'published' then coalesce(published_at, :now) end,
     published_by = case when :status = 'published' then coalesce(published_by, :personId::uuid) end
   where case_id = :caseId`,
);
const removals = ['case_quote', 'case_revision', 'case_read', 'case_study'].map((table) =>
  statement(`remove ${table}`, `delete from ${table} where case_id = :caseId`),
);

/** The whole library, the newest first. @param personId whose reading is told */
export function readCases(session: Session, personId: string | null): Promise<StoredCase[]> {
  return session.run<StoredCase>(all, { personId });
}

export async function findCase(session: Session, caseId: string, personId: string | null): Promise<StoredCase | null> {
  return (await session.run<StoredCase>(byId, { caseId, personId }))[0] ?? null;
}

/** The same, held until the transaction ends. */
export async function lockCase(session: Session, caseId: string): Promise<StoredCase | null> {
  await session.run(lock, { caseId });
  return findCase(session, caseId, null);
}

/** Inside a transaction: makes a case, a draft, or writes one over; what it is now is kept as a revision. */
export async function writeCase(session: Session, study: CaseToWrite, { personId, now }: CaseEditor): Promise<void> {
  const { caseId, revision, content, facts, trend, factsAt } = study;
  const { before, after, tags, metrics: _metrics, quotes: _quotes, ...plain } = content;
  await session.run(upsert, {
    caseId,
    revision,
    ...plain,
    tags: [...tags],
    beforeFrom: before.from,
    beforeTo: before.to,
    afterFrom: after.from,
    afterTo: after.to,
    facts: JSON.stringify(facts),
    trend: JSON.stringify(trend),
    factsAt,
    searchText: caseSearchText(content),
    personId,
    now,
  });
  await writeCaseRevision(session, { caseId, revision, content, personId, at: now });
}

export async function setCaseStatus(
  session: Session,
  { caseId, status }: { readonly caseId: string; readonly status: CaseStatus },
  { personId, now }: CaseEditor,
): Promise<void> {
  await session.run(setStatus, { caseId, status, personId, now });
}

/** With its quotes, revisions and marks of reading. */
export async function removeCase(session: Session, caseId: string): Promise<void> {
  for (const removal of removals) await session.run(removal, { caseId });
}
