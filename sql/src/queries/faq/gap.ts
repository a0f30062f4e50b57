import type { ArticleMatch, GapPhrase, GapStatus, KeyedCount } from '../../domain/faq/gap.js';
import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** A question that recurs, as the last look that found it counted it. */
export interface StoredGap {
  readonly gapId: string;
  readonly runId: string;
  readonly name: Bilingual;
  readonly phrases: readonly GapPhrase[];
  /** By week of the run's period, oldest first; estimates for all when a draw was read. */
  readonly weeks: readonly number[];
  readonly contactWeeks: readonly number[];
  readonly unanswered: number;
  readonly channels: readonly KeyedCount[];
  readonly langs: readonly KeyedCount[];
  readonly themeId: number | null;
  readonly themeShare: number;
  readonly itemIds: readonly string[];
  readonly matches: readonly ArticleMatch[];
  /** By the match alone. */
  readonly covered: boolean;
  readonly status: GapStatus;
  /** What a person said of an article; null when nobody did. */
  readonly judgedArticleId: string | null;
  readonly judgedAnswers: boolean | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  /** Local date. */
  readonly dueOn: string | null;
  readonly actionId: string | null;
  readonly reason: string | null;
  /** When it was last decided about: published, for one that is. */
  readonly decidedAt: Date | null;
  readonly firstFoundAt: Date;
  readonly foundAt: Date;
}

/** What a look writes. */
export type FoundGap = Omit<
  StoredGap,
  | 'status'
  | 'judgedArticleId'
  | 'judgedAnswers'
  | 'ownerId'
  | 'ownerName'
  | 'dueOn'
  | 'actionId'
  | 'reason'
  | 'decidedAt'
  | 'firstFoundAt'
>;

const COLUMNS = `g.gap_id as "gapId", g.run_id as "runId", g.name, g.phrases, g.weeks, g.contact_weeks as "contactWeeks", g.unanswered,
  g.channels, g.langs, g.theme_id as "themeId", g.theme_share as "themeShare", g.item_ids as "itemIds", g.matches, g.covered, g.status,
  g.judged_article_id as "judgedArticleId", g.judged_answers as "judgedAnswers", g.owner_id as "ownerId", p.name as "ownerName",
  g.due_on as "dueOn", g.action_id as "actionId", g.reason, g.decided_at as "decidedAt", g.first_found_at as "firstFoundAt", g.found_at as "foundAt"`;
const FROM = `faq_gap g left join person p on p.person_id = g.owner_id`;

const present = statement('gaps', `select ${COLUMNS} from ${FROM} where g.status <> 'past' order by g.gap_id`);
const every = statement('gaps, past ones too', `select ${COLUMNS} from ${FROM} order by g.gap_id`);
const byId = statement('gap', `select ${COLUMNS} from ${FROM} where g.gap_id = :gapId`);
const locked = statement('gap to decide on', `select ${COLUMNS} from ${FROM} where g.gap_id = :gapId for update of g`);
const upsert = statement(
  'keep gap',
  `insert into faq_gap (gap_id, run_id, name, phrases, weeks, contact_weeks, unanswered, channels, langs, theme_id, theme_share, item_ids,
     matches, covered, status, first_found_at, found_at)
   values (:gapId, :runId, :name, :phrases, :weeks, :contactWeeks, :unanswered, :channels, :langs, :themeId, :themeShare,
     :itemIds::uuid[], :matches, :covered, 'open', :foundAt, :foundAt)
   on conflict (gap_id) do update set run_id = excluded.run_id, name = excluded.name, phrases = excluded.phrases, weeks = excluded.weeks,
     contact_weeks = excluded.contact_weeks, unanswered = excluded.unanswered, channels = excluded.channels, langs = excluded.langs,
     theme_id = excluded.theme_id, theme_share = excluded.theme_share, item_ids = excluded.item_ids, matches = excluded.matches,
     covered = excluded.covered, found_at = excluded.found_at,
     status = case when faq_gap.status = 'past' then 'open' else faq_gap.status end`,
);
const retire = statement(
  'gaps no longer found',
  // what somebody works on stays, asked or not: its effect is that it is asked less
  `update faq_gap set status = 'past' where status = 'open' and not gap_id = any(:found::uuid[])`,
);
const decide = statement(
  'decide on gap',
  `update faq_gap set status = :status, owner_id = :ownerId, due_on = :dueOn, action_id = :actionId, reason = :reason,
     decided_by = :personId, decided_at = :now where gap_id = :gapId`,
);
const judge = statement(
  'judge gap',
  `update faq_gap set judged_article_id = :articleId, judged_answers = :answers where gap_id = :gapId`,
);

/** All but those no longer asked. @param past those too */
export function readGaps(session: Session, past = false): Promise<StoredGap[]> {
  return session.run<StoredGap>(past ? every : present);
}

export async function findGap(session: Session, gapId: string): Promise<StoredGap | null> {
  return (await session.run<StoredGap>(byId, { gapId }))[0] ?? null;
}

/** The same, held until the transaction ends. */
export async function lockGap(session: Session, gapId: string): Promise<StoredGap | null> {
  return (await session.run<StoredGap>(locked, { gapId }))[0] ?? null;
}

/** Writes what a look found, anew or over the gap of the same id; what people decided stays. */
export async function keepGap(session: Session, gap: FoundGap): Promise<void> {
  const json = Object.fromEntries(
    (['name', 'phrases', 'channels', 'langs', 'matches'] as const).map((field) => [field, JSON.stringify(gap[field])]),
  );
  await session.run(upsert, { ...gap, ...json });
}

/** Open gaps that were not found again are past. */
export async function retireGaps(session: Session, found: readonly string[]): Promise<void> {
  await session.run(retire, { found: [...found] });
}

/** What somebody decided about a gap. */
export interface GapDecision {
  readonly gapId: string;
  readonly status: GapStatus;
  readonly ownerId: string | null;
  readonly dueOn: string | null;
  readonly actionId: string | null;
  readonly reason: string | null;
  readonly personId: string | null;
  readonly now: Date;
}

export async function decideGap(session: Session, decision: GapDecision): Promise<void> {
  await session.run(decide, { ...decision });
}

/** @param answers null leaves it to the match */
export async function judgeGap(
  session: Session,
  judgement: { readonly gapId: string; readonly articleId: string | null; readonly answers: boolean | null },
): Promise<void> {
  await session.run(judge, { ...judgement });
}

/** Whether a question has an answer: a person's word before the match. */
export function isCovered(gap: Pick<StoredGap, 'covered' | 'judgedAnswers'>): boolean {
  return gap.judgedAnswers ?? gap.covered;
}
