import {
  addReviewItem,
  addReviewNote,
  buildAgenda,
  decideReviewItem,
  endReview,
  getReview,
  orderAgenda,
  patchReview,
  patchReviewItem,
  showReviewItem,
  startReview,
  type Review,
  type ReviewPlan,
} from '@koe/api/contract/reviews';
import type { DecisionInput } from '@koe/sql/domain/review/decision';
import type { ActionBody } from '../actions/form/action-draft.js';
import { call } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { events } from '../../state/events.svelte.js';
import { Resource } from '../../state/resource.svelte.js';

/** One meeting as the server has it; every change answers with all of it, and what others change is told. */
export class Meeting {
  /** The server's clock minus this page's, in milliseconds: timers of all screens agree. */
  skewMs = $state(0);
  readonly resource: Resource<Review>;
  readonly review = $derived.by(() => this.resource.value);

  constructor(readonly id: string) {
    this.resource = new Resource(async (signal) => this.taken(await call(getReview, { params: { id }, signal })));
    void this.resource.load();
  }

  /** Follows what others do; the answer ends it. */
  follow(): () => void {
    return events.on('review', (data) => {
      const isOther = typeof data === 'object' && data !== null && 'id' in data && data.id !== this.id;
      if (!isOther) void this.resource.load();
    });
  }

  /** Each takes the changed meeting over. @throws ApiProblem */
  rebuild = (): Promise<void> => this.change(call(buildAgenda, { params: { id: this.id } }));
  start = (): Promise<void> => this.change(call(startReview, { params: { id: this.id } }));
  end = (): Promise<void> => this.change(call(endReview, { params: { id: this.id } }));
  plan = (body: Partial<ReviewPlan>): Promise<void> =>
    this.change(call(patchReview, { params: { id: this.id }, body }));
  order = (itemIds: string[]): Promise<void> =>
    this.change(call(orderAgenda, { params: { id: this.id }, body: { itemIds } }));
  add = (body: { title: string; text: string; plannedMinutes: number }): Promise<void> =>
    this.change(call(addReviewItem, { params: { id: this.id }, body }));
  note = (text: string): Promise<void> => this.change(call(addReviewNote, { params: { id: this.id }, body: { text } }));
  patchItem = (
    itemId: string,
    body: { plannedMinutes?: number; voiceId?: string; removed?: false | { reason: string | null } },
  ): Promise<void> => this.change(call(patchReviewItem, { params: { id: this.id, itemId }, body }));
  show = (itemId: string, view: string): Promise<void> =>
    this.change(call(showReviewItem, { params: { id: this.id }, body: { itemId, view } }));
  /** @param action made with the decision to act, or neither is */
  decide = (
    itemId: string,
    decision: DecisionInput | null,
    expected: string | null,
    action: ActionBody | null = null,
  ): Promise<void> =>
    this.change(
      call(decideReviewItem, {
        params: { id: this.id, itemId },
        body: { decision: decision && { ...decision, action }, expected },
      }),
    );

  private async change(answer: Promise<Review>): Promise<void> {
    try {
      this.resource.value = this.taken(await answer);
    } catch (error) {
      // what stands now is what the person must see
      if (error instanceof ApiProblem && error.code === 'conflict') await this.resource.load();
      throw error;
    }
  }

  private taken(review: Review): Review {
    this.skewMs = Date.parse(review.now) - Date.now();
    return review;
  }
}
