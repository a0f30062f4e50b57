import {
  correctItems,
  getCorrectionBatch,
  previewCorrection,
  withdrawCorrectionBatch,
  type BatchStatementBody,
  type CorrectionBatch,
  type CorrectionPreview,
} from '@koe/api/contract/label-batches';
import { call } from '../../../../api/client.js';
import { ApiProblem } from '../../../../api/problem.js';
import { voicePages } from '../voice-pages.svelte.js';
import { saidOfRow, type RowSaid } from './said-of-row.js';

const LOOK_EVERY_MS = 800;
/** After this the numbers follow without being watched. */
const WATCHED_MS = 180_000;

/** One correction of several voices on its way: chosen, looked at, stored, followed by the numbers, taken back. */
class BulkCorrection {
  /** What is to be said; null while nothing is chosen. */
  statement = $state.raw<BatchStatementBody | null>(null);
  preview = $state.raw<CorrectionPreview | null>(null);
  problem = $state.raw<ApiProblem | null>(null);
  saving = $state(false);
  /** The batch that the numbers are following, stored or taken back. */
  following = $state.raw<CorrectionBatch | null>(null);
  private run: AbortController | null = null;
  private watch = 0;
  /** Rows as they stood before each batch, for as long as the page is open. */
  private before: ReadonlyMap<string, ReadonlyMap<string, RowSaid>> = new Map();

  /** Chooses what to say and asks what it would change. */
  async choose(itemIds: readonly string[], statement: BatchStatementBody): Promise<void> {
    this.cancel();
    this.statement = statement;
    const run = new AbortController();
    this.run = run;
    try {
      const preview = await call(previewCorrection, { body: { itemIds: [...itemIds], statement }, signal: run.signal });
      if (!run.signal.aborted) this.preview = preview;
    } catch (error) {
      if (!run.signal.aborted) this.problem = asProblem(error);
    }
  }

  cancel(): void {
    this.run?.abort();
    this.statement = null;
    this.preview = null;
    this.problem = null;
  }

  /** @returns the batch; null when it failed (`problem`) or changed nothing */
  async apply(itemIds: readonly string[]): Promise<CorrectionBatch | null> {
    const { statement } = this;
    if (!statement || this.saving) return null;
    this.saving = true;
    this.problem = null;
    try {
      const { batch } = await call(correctItems, { body: { itemIds: [...itemIds], statement } });
      this.cancel();
      if (batch) {
        this.drawOver(batch.id, new Set(itemIds), statement);
        void this.follow(batch);
      }
      return batch;
    } catch (error) {
      this.problem = asProblem(error);
      return null;
    } finally {
      this.saving = false;
    }
  }

  /** Takes a batch back. @throws ApiProblem */
  async withdraw(batch: CorrectionBatch): Promise<void> {
    await call(withdrawCorrectionBatch, { params: { id: batch.id } });
    for (const [id, said] of this.before.get(batch.id) ?? []) voicePages.patch(id, said);
    void this.follow({ ...batch, withdrawnAt: new Date().toISOString(), pending: batch.items });
  }

  /** The rows in sight say so at once; a filter they no longer match lets them go when the list is read again. */
  private drawOver(batchId: string, ids: ReadonlySet<string>, statement: BatchStatementBody): void {
    const rows = voicePages.items.filter(({ id }) => ids.has(id));
    this.before = new Map([
      ...this.before,
      [
        batchId,
        new Map(
          rows.map(({ id, sentiment, intent, priority, mentions }) => [id, { sentiment, intent, priority, mentions }]),
        ),
      ],
    ]);
    for (const row of rows) voicePages.patch(row.id, saidOfRow(row, statement));
  }

  private async follow(batch: CorrectionBatch): Promise<void> {
    const own = ++this.watch;
    this.following = batch;
    for (const until = Date.now() + WATCHED_MS; this.following.pending > 0 && Date.now() < until;) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      if (own !== this.watch) return;
      try {
        this.following = await call(getCorrectionBatch, { params: { id: batch.id } });
      } catch {
        break; // watching is a courtesy: what is stored stays stored
      }
    }
    if (own === this.watch) this.following = null;
  }
}

const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));

export const bulk = new BulkCorrection();
