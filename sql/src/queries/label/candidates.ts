import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';

/** An item that may be drawn, as the tables have it. */
export interface CandidateRow {
  readonly itemId: string;
  readonly revision: number;
  /** Whether it is in the uniform sample; else it is here for an emerging theme only. */
  readonly sampled: boolean;
  /** The beginning of the customer's words, folded as the search folds them. */
  readonly searchText: string;
  readonly assigned: readonly { readonly themeId: number; readonly confidence: number }[];
}

/** What is thought to be a new theme: its name and the items that made it stand out. */
export interface SuggestionItems {
  readonly suggestionId: string;
  readonly itemIds: readonly string[];
}

export interface Population {
  /** Live items with customer text. */
  readonly population: number;
  /** Those of them that nobody has judged or skipped at their present revision. */
  readonly undrawn: number;
}

const candidates = sqlFile(import.meta.url, 'candidates.sql');
const population = sqlFile(import.meta.url, 'population.sql');
const suggested = statement(
  'items of suggestions',
  `select suggestion_id as "suggestionId", item_ids as "itemIds" from theme_suggestion
   where status = 'open' order by z desc limit 40`,
);

/**
 * @param request.start where the walk along the ids begins: a random uuid makes the sample random
 * @param request.most size of the uniform sample
 * @param request.suggested items that are candidates whether sampled or not
 */
export function readCandidates(
  session: Session,
  request: { readonly start: string; readonly most: number; readonly suggested: readonly string[] },
): Promise<CandidateRow[]> {
  return session.run<CandidateRow>(candidates, request);
}

export async function readPopulation(session: Session): Promise<Population> {
  return (await session.run<Population>(population))[0] ?? { population: 0, undrawn: 0 };
}

/** Items of emerging themes that nobody has decided on, the clearest forty. */
export function readSuggestionItems(session: Session): Promise<SuggestionItems[]> {
  return session.run<SuggestionItems>(suggested);
}
