import type { Lang } from '../../domain/item.js';
import type { Bilingual } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { statement } from '../../server/sql-file.js';

/** How many days a discovery looks at: one, or a week. */
export const SPANS = ['day', 'week'] as const;
export type Span = (typeof SPANS)[number];

export const SUGGESTION_STATUS = ['open', 'accepted', 'dismissed', 'past'] as const;
export type SuggestionStatus = (typeof SUGGESTION_STATUS)[number];

/** A theme that discovery suggests. */
export interface Suggestion {
  readonly suggestionId: string;
  readonly span: Span;
  /** Local day numbers, inclusive. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly name: Bilingual;
  /** The most telling first. */
  readonly phrases: readonly string[];
  readonly lang: Lang;
  /** Texts of the group, of `recentTotal`, and before, of `baselineTotal`. */
  readonly count: number;
  readonly baseline: number;
  readonly recentTotal: number;
  readonly baselineTotal: number;
  /** Evidence of growth in standard errors. */
  readonly z: number;
  readonly itemIds: readonly string[];
  readonly status: SuggestionStatus;
  readonly reason: string | null;
  readonly foundAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly themeId: number | null;
}

const COLUMNS = `suggestion_id as "suggestionId", span, from_day as "fromDay", to_day as "toDay", name, phrases, lang, count, baseline,
  recent_total as "recentTotal", baseline_total as "baselineTotal", z, item_ids as "itemIds", status, reason, found_at as "foundAt",
  decided_by as "decidedBy", decided_at as "decidedAt", theme_id as "themeId"`;
const LIMIT = 100;

const byStatus = statement(
  'suggestions',
  `select ${COLUMNS} from theme_suggestion where status = :status order by coalesce(decided_at, 'epoch') desc, z desc, suggestion_id limit ${String(LIMIT)}`,
);
const byId = statement('suggestion', `select ${COLUMNS} from theme_suggestion where suggestion_id = :suggestionId`);
const locked = statement(
  'suggestion to decide on',
  `select ${COLUMNS} from theme_suggestion where suggestion_id = :suggestionId for update`,
);
const decided = statement(
  'phrases decided on',
  `select phrases from theme_suggestion where status in ('dismissed', 'accepted') order by decided_at desc limit 1000`,
);
const upsert = statement(
  'keep suggestion',
  `insert into theme_suggestion (suggestion_id, span, from_day, to_day, name, phrases, lang, count, baseline, recent_total,
     baseline_total, z, item_ids, status, found_at)
   values (:suggestionId, :span, :fromDay, :toDay, :name, :phrases, :lang, :count, :baseline, :recentTotal, :baselineTotal, :z,
     :itemIds::uuid[], 'open', :foundAt)
   on conflict (suggestion_id) do update set span = excluded.span, from_day = excluded.from_day, to_day = excluded.to_day,
     name = excluded.name, phrases = excluded.phrases, lang = excluded.lang, count = excluded.count, baseline = excluded.baseline,
     recent_total = excluded.recent_total, baseline_total = excluded.baseline_total, z = excluded.z, item_ids = excluded.item_ids,
     found_at = excluded.found_at
   where theme_suggestion.status = 'open'`,
);
const retire = statement(
  'suggestions no longer found',
  `update theme_suggestion set status = 'past'
   where status = 'open' and span = :span and not suggestion_id = any(:found::uuid[])`,
);
const decide = statement(
  'decide on suggestion',
  `update theme_suggestion set status = :status, reason = :reason, decided_by = :personId, decided_at = :now, theme_id = :themeId
   where suggestion_id = :suggestionId`,
);

const reopen = statement(
  'reopen suggestion',
  `update theme_suggestion set status = 'open', reason = null, decided_by = null, decided_at = null
   where suggestion_id = :suggestionId`,
);

/** At most 100: open ones with the most evidence first, others with the newest decision first. */
export function readSuggestions(session: Session, status: SuggestionStatus): Promise<Suggestion[]> {
  return session.run<Suggestion>(byStatus, { status });
}

export async function findSuggestion(session: Session, suggestionId: string): Promise<Suggestion | null> {
  return (await session.run<Suggestion>(byId, { suggestionId }))[0] ?? null;
}

/** The same, held until the transaction ends: two people do not decide at once. */
export async function lockSuggestion(session: Session, suggestionId: string): Promise<Suggestion | null> {
  return (await session.run<Suggestion>(locked, { suggestionId }))[0] ?? null;
}

/** The phrases of every suggestion that somebody accepted or dismissed: what they say is not suggested again. */
export async function phrasesDecidedOn(session: Session): Promise<(readonly string[])[]> {
  return (await session.run<{ phrases: readonly string[] }>(decided)).map(({ phrases }) => phrases);
}

/** Writes a suggestion, anew or over the open one of the same id. */
export async function keepSuggestion(
  session: Session,
  suggestion: Omit<Suggestion, 'status' | 'reason' | 'decidedBy' | 'decidedAt' | 'themeId'>,
): Promise<void> {
  const { name, phrases, itemIds } = suggestion;
  await session.run(upsert, {
    ...suggestion,
    name: JSON.stringify(name),
    phrases: JSON.stringify(phrases),
    itemIds: [...itemIds],
  });
}

/** Open suggestions of a span that were not found again are past. */
export async function retireSuggestions(session: Session, span: Span, found: readonly string[]): Promise<void> {
  await session.run(retire, { span, found: [...found] });
}

/** What somebody decided about a suggestion. */
export interface Decision {
  readonly suggestionId: string;
  readonly status: 'accepted' | 'dismissed';
  readonly reason: string | null;
  readonly themeId: number | null;
  readonly personId: string | null;
  readonly now: Date;
}

export async function decideSuggestion(session: Session, decision: Decision): Promise<void> {
  await session.run(decide, { ...decision });
}

/** Takes a dismissal back. */
export async function reopenSuggestion(session: Session, suggestionId: string): Promise<void> {
  await session.run(reopen, { suggestionId });
}
