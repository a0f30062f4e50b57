import { booleans, byteas, instants, ints, reals, texts, uuids } from '../../server/binary-array.js';
import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';

/** One row of `item_index`: everything of an item that is filtered, listed and packed. */
export interface IndexRow {
  readonly itemId: string;
  readonly revision: number;
  readonly classifierVersion: string;
  readonly sourceId: string;
  readonly createdAt: Date | null;
  readonly localDay: number | null;
  readonly kind: string;
  readonly channel: string;
  readonly lang: string;
  readonly product: string | null;
  readonly team: string | null;
  readonly segments: readonly (string | null)[];
  readonly intent: string | null;
  readonly sentiment: string | null;
  readonly priority: string;
  readonly themes: readonly number[];
  readonly themePaths: readonly number[];
  readonly personKey: Uint8Array | null;
  readonly duplicateKey: Uint8Array | null;
  readonly csat: readonly [number, number, number] | null;
  readonly ces: readonly [number, number, number] | null;
  readonly rating: readonly [number, number, number] | null;
  readonly nps: number | null;
  readonly replyS: number;
  readonly replyBusinessS: number;
  readonly resolveS: number;
  readonly handleS: number;
  /** −1 not applicable, 0 no, 1 yes by the source's field, 2 solved with one contact (yes unless repeated). */
  readonly firstContact: number;
  readonly isContact: boolean;
  readonly voice: boolean;
  readonly searchText: string;
  readonly grams: readonly number[];
}

const addPeople = statement(
  'person codes',
  `insert into person_code (person_key) select k from unnest(:personKeys::bytea[]) as u(k) where not exists
     (select 1 from person_code p where p.person_key = k) group by k order by k on conflict do nothing`,
);
const upsert = sqlFile(import.meta.url, 'upsert-index.sql');
// serialises the writing of index rows: which days a row touches depends on rows that another writer may be adding
const lock = statement('index lock', `select pg_advisory_xact_lock(8020110)`);

export async function lockIndex(session: Session): Promise<void> {
  await session.run(lock);
}

/**
 * Writes index rows whose item still has the revision they were made from, and marks every slot dirty that they change:
 * their own day before and after, earlier contacts of the same person, later duplicates of the same text.
 * @param openMonthFrom first local day of the current month; older days are packed by month
 */
export async function writeIndex(
  session: Session,
  rows: readonly IndexRow[],
  now: Date,
  openMonthFrom: number,
): Promise<void> {
  if (rows.length === 0) return;
  await session.run(addPeople, {
    personKeys: byteas(rows.flatMap((row) => (row.personKey ? [row.personKey] : []))),
  });
  const column = <Value>(pick: (row: IndexRow) => Value): Value[] => rows.map(pick);
  await session.run(upsert, {
    now,
    openMonthFrom,
    itemIds: uuids(column((row) => row.itemId)),
    revisions: ints(column((row) => row.revision)),
    classifierVersions: texts(column((row) => row.classifierVersion)),
    sourceIds: uuids(column((row) => row.sourceId)),
    createdAts: instants(column((row) => row.createdAt)),
    localDays: ints(column((row) => row.localDay)),
    kinds: texts(column((row) => row.kind)),
    channels: texts(column((row) => row.channel)),
    langs: texts(column((row) => row.lang)),
    products: texts(column((row) => row.product)),
    teams: texts(column((row) => row.team)),
    // unnest would flatten arrays of arrays: lists travel as array literals
    segments: texts(column((row) => textArray(row.segments))),
    intents: texts(column((row) => row.intent)),
    sentiments: texts(column((row) => row.sentiment)),
    priorities: texts(column((row) => row.priority)),
    themes: texts(column((row) => `{${row.themes.join(',')}}`)),
    themePaths: texts(column((row) => `{${row.themePaths.join(',')}}`)),
    personKeys: byteas(column((row) => row.personKey)),
    duplicateKeys: byteas(column((row) => row.duplicateKey)),
    csat: reals(column((row) => row.csat?.[0] ?? null)),
    csatMin: reals(column((row) => row.csat?.[1] ?? null)),
    csatMax: reals(column((row) => row.csat?.[2] ?? null)),
    ces: reals(column((row) => row.ces?.[0] ?? null)),
    cesMin: reals(column((row) => row.ces?.[1] ?? null)),
    cesMax: reals(column((row) => row.ces?.[2] ?? null)),
    rating: reals(column((row) => row.rating?.[0] ?? null)),
    ratingMin: reals(column((row) => row.rating?.[1] ?? null)),
    ratingMax: reals(column((row) => row.rating?.[2] ?? null)),
    nps: ints(column((row) => row.nps)),
    replyS: ints(column((row) => row.replyS)),
    replyBusinessS: ints(column((row) => row.replyBusinessS)),
    resolveS: ints(column((row) => row.resolveS)),
    handleS: ints(column((row) => row.handleS)),
    firstContact: ints(column((row) => row.firstContact)),
    isContact: booleans(column((row) => row.isContact)),
    voice: booleans(column((row) => row.voice)),
    searchTexts: texts(column((row) => row.searchText)),
    grams: texts(column((row) => `{${row.grams.join(',')}}`)),
  });
}

function textArray(values: readonly (string | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : `"${value.replace(/["\\]/g, '\\$&')}"`)).join(',')}}`;
}
