import { getCorrectionBatch } from '@koe/api/contract/label-batches';
import {
  correctItem,
  listItemLabels,
  withdrawLabel,
  type CorrectionBody,
  type ItemLabel,
} from '@koe/api/contract/labels';
import { call } from '../../../../api/client.js';
import { ApiProblem } from '../../../../api/problem.js';
import { Resource } from '../../../../state/resource.svelte.js';
import { bulk } from '../../list/select/bulk-correction.svelte.js';
import { newestCounts } from './correction-lines.js';

/** Ids of corrections that the server has not numbered yet lie below zero. */
let provisional = 0;

/** What people said of one item, and corrections of it: shown at once, taken back when the server refuses. */
export class ItemCorrections {
  private readonly stored = new Resource(
    async (signal) => (await call(listItemLabels, { params: { id: this.id }, signal })).labels,
  );
  private pending = $state.raw<readonly ItemLabel[]>([]);
  private withdrawn = $state.raw<readonly number[]>([]);

  /** All labels, newest first; corrections on their way before them. */
  readonly labels: readonly ItemLabel[] = $derived(
    newestCounts([...this.pending, ...(this.stored.value ?? []).filter(({ id }) => !this.withdrawn.includes(id))]),
  );

  constructor(private readonly id: string) {}

  async load(): Promise<void> {
    await this.stored.load();
  }

  /**
   * Says one thing of the item.
   * @param by name of who says it, shown until the server has answered
   * @returns the label. @throws ApiProblem when it was not stored
   */
  async correct(body: CorrectionBody, by: string | null): Promise<ItemLabel> {
    provisional -= 1;
    const own = provisionalLabel(body, by, provisional);
    this.pending = [own, ...this.pending];
    try {
      const label = await call(correctItem, { params: { id: this.id }, body });
      this.stored.value = [label, ...(this.stored.value ?? [])];
      return label;
    } finally {
      this.pending = this.pending.filter((each) => each !== own);
    }
  }

  /** Takes back what was said of several voices at once. @returns how many they were. @throws ApiProblem */
  async withdrawBatch(batchId: string): Promise<number> {
    const batch = await call(getCorrectionBatch, { params: { id: batchId } });
    await bulk.withdraw(batch);
    await this.stored.load();
    return batch.items;
  }

  /** Takes a label back: what was said before counts again. @throws ApiProblem */
  async withdraw(labelId: number): Promise<void> {
    this.withdrawn = [...this.withdrawn, labelId];
    try {
      await call(withdrawLabel, { params: { id: labelId } });
      // the server knows which earlier label counts again
      await this.stored.load();
    } catch (error) {
      this.withdrawn = this.withdrawn.filter((id) => id !== labelId);
      throw error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    }
  }
}

function provisionalLabel(body: CorrectionBody, by: string | null, id: number): ItemLabel {
  return {
    id,
    task: body.task,
    themeId: body.task === 'theme' ? body.themeId : null,
    value: body.value,
    span: body.task === 'theme' ? (body.span ?? null) : null,
    origin: 'correction',
    by,
    at: new Date().toISOString(),
    withdrawnAt: null,
    batchId: null,
    counts: true,
  };
}
