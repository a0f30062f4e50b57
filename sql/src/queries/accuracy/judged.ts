import type { Judged } from '../../domain/accuracy/judged.js';
import { drawWeights, type Draw } from '../../domain/accuracy/weights.js';
import { ancestorsOf, type Theme } from '../../domain/theme.js';
import type { Session } from '../../server/database.js';
import { sqlFile, statement } from '../../server/sql-file.js';

interface DrawRow {
  readonly drawId: string;
  readonly firstDrawId: string;
  readonly queueId: string;
  readonly itemId: string;
  readonly drawnAt: Date;
  readonly taxonomyVersion: number;
  readonly stratum: string;
  readonly inclusion: number;
  readonly state: 'open' | 'done' | 'skipped';
  readonly finishedAt: Date | null;
  readonly lang: string | null;
  readonly channel: string | null;
  readonly present: boolean;
  readonly truthThemes: readonly number[] | null;
  readonly truthSentiment: string | null;
  readonly truthIntent: string | null;
  readonly truthPriority: string | null;
  readonly truthSerious: string | null;
  readonly basis: 'held_out' | 'stored' | 'none';
  readonly themes: readonly { readonly id: number; readonly score: number }[];
  readonly sentiment: string | null;
  readonly intent: string | null;
  readonly priority: string | null;
}

export interface JudgedItems {
  readonly judged: readonly Judged[];
  /** Finished draws whose item has changed or gone since. */
  readonly outdated: number;
  /** Finished draws on which the model in use may have been trained, and was not tried without. */
  readonly unfair: number;
}

const read = sqlFile(import.meta.url, 'judged.sql');
const versions = statement(
  'themes by version',
  `select version, (select array_agg((t ->> 'id')::int) from jsonb_array_elements(themes) t) as "themeIds" from taxonomy_version
   where version in (select taxonomy_version from label_queue)`,
);
/** Levels that stand for a serious matter. */
const SERIOUS: readonly (string | null)[] = ['P1', 'P2'];

/**
 * What people said in label queues, beside what the model says. Of an item that two people judged the first judgement counts.
 * Corrections made elsewhere are left out: nobody can say how likely it was that somebody looked at just that item.
 */
export async function readJudged(
  session: Session,
  tree: readonly Pick<Theme, 'id' | 'parent'>[],
): Promise<JudgedItems> {
  const rows = await session.run<DrawRow>(read);
  const asked = new Map(
    (await session.run<{ version: number; themeIds: number[] | null }>(versions)).map(({ version, themeIds }) => [
      version,
      new Set(themeIds),
    ]),
  );
  const paths = ancestorsOf(tree);
  const first = firstJudgements(rows);
  const draws = first.map(({ drawId, queueId, drawnAt, stratum, inclusion, state }): Draw => ({
    id: drawId,
    queue: queueId,
    drawnAt: drawnAt.getTime(),
    stratum,
    inclusion,
    done: state === 'done',
  }));
  const weights = drawWeights(draws);
  const done = first.filter(({ state }) => state === 'done');
  const live = done.filter(({ present }) => present);
  const fair = live.filter(({ basis }) => basis !== 'none');
  return {
    outdated: done.length - live.length,
    unfair: live.length - fair.length,
    judged: onePerItem(fair, weights).map(([row, weight]) =>
      judgedOf(row, weight, asked.get(row.taxonomyVersion), paths),
    ),
  };
}

/** One row an item and queue: of two draws of the same item the one that was judged first, or the first. */
function firstJudgements(rows: readonly DrawRow[]): readonly DrawRow[] {
  const first = new Map<string, DrawRow>();
  for (const row of rows) {
    const known = first.get(row.firstDrawId);
    const rank = ({ state, finishedAt }: DrawRow): number =>
      state === 'done' ? (finishedAt?.getTime() ?? 0) : Number.POSITIVE_INFINITY;
    const isOwn = row.drawId === row.firstDrawId;
    if (!known || rank(row) < rank(known) || (rank(row) === rank(known) && isOwn)) first.set(row.firstDrawId, row);
  }
  return [...first.values()];
}

/**
 * An item that stood in two queues at once is judged once: by the first answer, standing for what both draws stand for. Counted
 * twice it would look like two labels.
 */
function onePerItem(
  rows: readonly DrawRow[],
  weights: ReadonlyMap<string, number>,
): readonly (readonly [DrawRow, number])[] {
  const items = new Map<string, readonly [DrawRow, number]>();
  for (const row of [...rows].sort((a, b) => (a.finishedAt?.getTime() ?? 0) - (b.finishedAt?.getTime() ?? 0))) {
    const [first, weight] = items.get(row.itemId) ?? [row, 0];
    items.set(row.itemId, [first, weight + (weights.get(row.drawId) ?? 0)]);
  }
  return [...items.values()];
}

function judgedOf(
  row: DrawRow,
  weight: number,
  asked: ReadonlySet<number> | undefined,
  paths: ReadonlyMap<number, readonly number[]>,
): Judged {
  const said = new Map<number, number>();
  for (const { id, score } of row.themes)
    for (const above of paths.get(id) ?? []) said.set(above, Math.max(score, said.get(above) ?? 0));
  return {
    lang: row.lang ?? 'und',
    channel: row.channel ?? 'other',
    weight,
    asked: asked ?? new Set(),
    truth: new Set((row.truthThemes ?? []).flatMap((id) => paths.get(id) ?? [])),
    said,
    answers: {
      sentiment: { truth: row.truthSentiment, said: row.sentiment },
      intent: { truth: row.truthIntent, said: row.intent },
      priority: { truth: row.truthPriority, said: row.priority },
      serious: {
        truth: row.truthSerious,
        said: row.priority === null ? null : SERIOUS.includes(row.priority) ? 'yes' : 'no',
      },
    },
  };
}
