import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { Bilingual } from '@koe/sql/domain/theme';
import { DimensionEntity } from '@koe/sql/entities/dimension';
import { ProductEntity } from '@koe/sql/entities/product';
import { TeamEntity } from '@koe/sql/entities/team';
import { beginExport, nextOfExport, openExport, type ExportRow } from '@koe/sql/queries/export/export';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Clock } from '@koe/sql/server/clock';
import type { Database, Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';
import { MOST_XLSX_ROWS, type exportItems } from '../contract/exports.js';
import { FilterService } from '../filter/filter.service.js';
import type { InputOf } from '../http/input.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE, ENTITIES } from '../world/world.js';
import type { About } from './about.js';
import { columnsOf } from './columns/columns.js';
import { EXPORT_FILES } from './files/export-file.js';

/** Rows read, written and forgotten at a time. */
const PIECE_ROWS = 1_000;
/** Each holds a connection and a moment of the database for as long as it lasts. */
const MOST_AT_ONCE = 3;
/** Sorting a million rows takes longer than any answer of a screen may. */
const STATEMENT_WITHIN_MS = 180_000;

@Injectable()
export class ExportsService {
  private running = 0;

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENTITIES) private readonly entities: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(FilterService) private readonly filters: FilterService,
  ) {}

  /**
   * Counts and orders what is asked for, then hands over its bytes; all of it is of one moment.
   * @param signal ends the export and what the database does for it
   * @param send is given the bytes once it is certain that there will be an answer; they must be read inside
   * @throws ProblemError not_ready while too many run; too_large for more rows than the format holds
   */
  async items(
    { filter, query }: InputOf<typeof exportItems>,
    signal: AbortSignal,
    send: (about: About, bytes: AsyncIterable<Uint8Array>) => Promise<void>,
  ): Promise<void> {
    if (this.running >= MOST_AT_ONCE)
      throw new ProblemError('not_ready', `${MOST_AT_ONCE} exports are running; try again when one of them has ended`);
    this.running += 1;
    try {
      const { format, sort, handling, assignee, words, encoding } = query;
      const language = words === 'stable' ? null : words;
      const [world, grams, organisation, taxonomy, dimensions, products, teams] = await Promise.all([
        this.filters.world(),
        this.filters.grams(),
        readOrganisation(this.database),
        readTaxonomy(this.database),
        this.entities.getRepository(DimensionEntity).find({ order: { slot: 'asc' } }),
        this.entities.getRepository(ProductEntity).find(),
        this.entities.getRepository(TeamEntity).find(),
      ]);
      const { timeZone } = organisation;
      const columns = columnsOf({
        language,
        timeZone,
        dimensions,
        themes: new Map(taxonomy.themes.map(({ id, name }) => [id, name])),
        products: byKey(products),
        teams: byKey(teams),
      });
      const asOf = this.clock.now();
      await this.database.transaction(async (session) => {
        const pid = await beginExport(session, STATEMENT_WITHIN_MS);
        await this.untilAborted(pid, signal, async () => {
          const n = await openExport(session, { filter, world, sort, handling, assignee, grams });
          if (format === 'xlsx' && n > MOST_XLSX_ROWS) throw tooManyRows(n);
          const { version: taxonomyVersion } = taxonomy;
          const about = { organisation: organisation.name, filter, sort, n, asOf, timeZone, taxonomyVersion, language };
          await send(about, EXPORT_FILES[format]({ columns, about, encoding, pieces: piecesOf(session, signal) }));
        });
      });
    } catch (error) {
      // nobody is left to be told
      if (!signal.aborted) throw error;
    } finally {
      this.running -= 1;
    }
  }

  /** While work is done, an abort cancels the statement that runs for it; afterwards that process works for somebody else. */
  private async untilAborted(pid: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
    let cancelled: Promise<unknown> = Promise.resolve();
    const cancel = (): void => {
      cancelled = this.database.query('select pg_cancel_backend($1)', [pid]).catch(() => undefined);
    };
    signal.throwIfAborted();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await work();
    } finally {
      signal.removeEventListener('abort', cancel);
      await cancelled;
    }
  }
}

async function* piecesOf(session: Session, signal: AbortSignal): AsyncGenerator<readonly ExportRow[]> {
  for (;;) {
    signal.throwIfAborted();
    const rows = await nextOfExport(session, PIECE_ROWS);
    if (rows.length === 0) return;
    yield rows;
  }
}

function tooManyRows(n: number): ProblemError {
  const most = MOST_XLSX_ROWS.toLocaleString('en');
  return new ProblemError(
    'too_large',
    `an XLSX sheet holds ${most} rows and this would have ${n.toLocaleString('en')}; narrow the filter, or take CSV or Parquet`,
  );
}

function byKey(entries: readonly { readonly key: string; readonly name: Bilingual }[]): ReadonlyMap<string, Bilingual> {
  return new Map(entries.map(({ key, name }) => [key, name]));
}
