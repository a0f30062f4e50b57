import { alikeTo, LEAST_ALIKE, rarestGrams } from '../../domain/search/alike.js';
import type { HandlingState } from '../../domain/item.js';
import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';
import type { GramStatistics } from './gram-statistics.js';

/** An item that says much the same. */
export interface SimilarItem {
  readonly itemId: string;
  /** Whether the words are the same, but for width, case and signs. */
  readonly sameText: boolean;
  /** 0 … 1, see `alikeTo`. */
  readonly alike: number;
  /** Themes that both are about. */
  readonly themeIds: readonly number[];
}

/** What was last set on an item. */
export interface LastHandling {
  readonly itemId: string;
  readonly state: HandlingState;
  readonly at: Date;
  readonly by: string | null;
  readonly note: string;
}

interface Candidate extends Omit<SimilarItem, 'alike'> {
  readonly grams: readonly number[];
  readonly samePerson: boolean;
}

/** Windows by which likely items are looked up: enough to meet another wording, few enough to stay quick. */
const LOOKED_UP = 6;

/** Windows from the beginning of a text by which it is compared: hundreds of long texts are read otherwise. */
const COMPARED = 500;

const own = statement(
  'grams of item',
  `select grams, array(select t / 4 from unnest(themes) t) as "themeIds" from item_index where item_id = :itemId`,
);
const read = sqlFile(import.meta.url, 'similar.sql');
const handled = statement(
  'last handling',
  `select distinct on (h.item_id) h.item_id as "itemId", h.state, h.changed_at as at, p.name as by, h.note
   from handling h left join person p on p.person_id = h.changed_by
   where h.item_id = any(:itemIds) order by h.item_id, h.changed_at desc, h.change_id desc`,
);

/** Items of other people that say much the same, most alike first; empty without words of the customer. */
export async function readSimilar(
  session: Session,
  itemId: string,
  statistics: GramStatistics,
  most: number,
): Promise<SimilarItem[]> {
  const [item] = await session.run<{ grams: number[]; themeIds: number[] }>(own, { itemId });
  if (!item || item.grams.length === 0) return [];
  const { shares } = statistics;
  const rare = rarestGrams(item.grams, shares, LOOKED_UP);
  const candidates = await session.run<Candidate>(read, { itemId, rare, themes: item.themeIds, compared: COMPARED });
  const alike = alikeTo(item.grams.slice(0, COMPARED), shares);
  return candidates
    .filter(({ samePerson }) => !samePerson)
    .map(({ grams, samePerson: _, ...each }) => ({ ...each, alike: each.sameText ? 1 : alike.of(grams) }))
    .filter((each) => each.alike >= LEAST_ALIKE)
    .sort((a, b) => b.alike - a.alike || (a.itemId < b.itemId ? -1 : 1))
    .slice(0, most);
}

/** What was last set on each of some items; those that nobody has handled are absent. */
export function readLastHandling(session: Session, itemIds: readonly string[]): Promise<LastHandling[]> {
  return session.run<LastHandling>(handled, { itemIds });
}
