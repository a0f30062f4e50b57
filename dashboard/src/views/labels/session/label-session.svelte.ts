import {
  drawLabelQueue,
  getLabelQueue,
  judgeDraw,
  reopenDraw,
  skipDraw,
  type LabelQueue,
  type QueueItem,
  type QueueProgress,
} from '@koe/api/contract/labels';
import { call } from '../../../api/client.js';
import { ApiProblem } from '../../../api/problem.js';
import { unknownItems, withUnsaved } from './ahead.js';
import { EMPTY_DRAFT, judgementOf, type JudgementDraft } from './judgement-draft.js';

/** Items held ahead, so that the next one is there when Enter is pressed. */
const AHEAD = 12;
const REFILL_BELOW = 5;
/** A longer pause was not spent on the item; the server counts alike. */
const LONGEST_PAUSE_MS = 180_000;
/** An hour's worth. */
export const QUEUE_SIZE = 50;

/** A judgement or a skip on its way to the server. */
export interface Sent {
  readonly item: QueueItem;
  readonly skipped: boolean;
  readonly draft: JudgementDraft;
  readonly state: 'sending' | 'failed' | 'saved';
  readonly problem: ApiProblem | null;
}

/**
 * An hour of labelling: the items ahead, what is said of the one in view, and what is on its way. Saving never holds up the next
 * item; what could not be saved is kept until it is sent again or taken back.
 */
export class LabelSession {
  /** What the server said last; null before it did. */
  queue = $state.raw<LabelQueue | null>(null);
  problem = $state.raw<ApiProblem | null>(null);
  loading = $state(false);
  ahead = $state.raw<readonly QueueItem[]>([]);
  draft = $state.raw<JudgementDraft>(EMPTY_DRAFT);
  /** Everything sent since the page was opened, in order. */
  sent = $state.raw<readonly Sent[]>([]);
  readonly item = $derived(this.ahead[0] ?? null);
  readonly failed = $derived(this.sent.filter(({ state }) => state === 'failed'));
  readonly unsaved = $derived(this.sent.filter(({ state }) => state !== 'saved'));
  readonly progress: QueueProgress | null = $derived(this.queue && withUnsaved(this.queue.progress, this.unsaved));
  /** What was begun and left by going back, by draw. */
  private drafts: Readonly<Record<string, JudgementDraft>> = {};
  private last: Promise<void> = Promise.resolve();
  private shownAt = performance.now();
  private person: string | null = null;

  /** @param onleftout called when a judgement came too late: the item has changed, or somebody else was first */
  constructor(private readonly onleftout: (problem: ApiProblem) => void) {}

  /** Reads a person's queue; what is in view of the same person stays. */
  async load(person: string | null): Promise<void> {
    if (person !== this.person) {
      this.person = person;
      this.ahead = [];
      this.draft = EMPTY_DRAFT;
      this.sent = this.sent.filter(({ state }) => state === 'failed');
      this.queue = null;
    }
    if (person === null) return;
    await this.read(() => call(getLabelQueue, { query: { person, take: AHEAD } }), person);
  }

  /** Draws a new queue. */
  async draw(): Promise<void> {
    const { person } = this;
    if (person === null) return;
    this.sent = this.sent.filter(({ state }) => state !== 'saved');
    await this.read(() => call(drawLabelQueue, { body: { size: QUEUE_SIZE, take: AHEAD } }), person);
  }

  /** The judgement is complete: the next item comes at once. */
  done(): void {
    this.leave(false);
  }

  skip(): void {
    this.leave(true);
  }

  /** Takes the last judgement or skip back and shows its item again, as it was judged. */
  undo(): void {
    const taken = this.sent.at(-1);
    if (!taken) return;
    this.keepDraft();
    this.sent = this.sent.slice(0, -1);
    this.show([taken.item, ...this.ahead], taken.draft);
    // what never arrived need not be taken back
    if (taken.state === 'failed') return;
    this.queueUp(async () => {
      const { progress, sinceTraining } = await call(reopenDraw, { params: { id: taken.item.drawId } });
      this.hear(progress, sinceTraining);
    }, this.problemShown);
  }

  /** Sends again what could not be saved. */
  retry(): void {
    for (const sent of this.failed) this.send(sent);
  }

  /** Seconds spent on this queue, the item in view included. */
  usedSeconds(): number {
    const now = Math.min(LONGEST_PAUSE_MS, performance.now() - this.shownAt) / 1000;
    return (this.queue?.progress.usedSeconds ?? 0) + (this.item ? now : 0);
  }

  private leave(skipped: boolean): void {
    const { item, draft } = this;
    if (!item) return;
    const sent: Sent = { item, skipped, draft, state: 'sending', problem: null };
    this.sent = [...this.sent, sent];
    const [, ...ahead] = this.ahead;
    this.show(ahead, this.drafts[ahead[0]?.drawId ?? ''] ?? EMPTY_DRAFT);
    this.send(sent);
    if (ahead.length < REFILL_BELOW) void this.refill();
  }

  private send(sent: Sent): void {
    const { drawId } = sent.item;
    this.mark(drawId, 'sending', null);
    this.queueUp(
      async () => {
        // taken back meanwhile
        if (!this.sent.some(({ item }) => item.drawId === drawId)) return;
        const params = { id: drawId };
        const { progress, sinceTraining } = sent.skipped
          ? await call(skipDraw, { params })
          : await call(judgeDraw, { params, body: judgementOf(sent.draft) });
        this.mark(drawId, 'saved', null);
        this.hear(progress, sinceTraining);
      },
      (problem) => {
        if (problem.code === 'conflict' || problem.code === 'not_found') {
          this.sent = this.sent.filter(({ item }) => item.drawId !== drawId);
          this.onleftout(problem);
        } else this.mark(drawId, 'failed', problem);
      },
    );
  }

  /** One after the other: an undo must not overtake what it takes back. */
  private queueUp(step: () => Promise<void>, onproblem: (problem: ApiProblem) => void): void {
    this.last = this.last.then(step).catch((error: unknown) => {
      onproblem(error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error)));
    });
  }

  private readonly problemShown = (problem: ApiProblem): void => {
    this.problem = problem;
  };

  private async refill(): Promise<void> {
    const { person } = this;
    if (person !== null) await this.read(() => call(getLabelQueue, { query: { person, take: AHEAD * 2 } }), person);
  }

  private async read(ask: () => Promise<LabelQueue>, person: string): Promise<void> {
    this.loading = true;
    try {
      const queue = await ask();
      if (person !== this.person) return;
      const more = unknownItems(queue.items, [...this.ahead, ...this.sent.map(({ item }) => item)]);
      const first = this.ahead.length === 0;
      this.queue = queue;
      this.problem = null;
      if (first) this.show(more, this.drafts[more[0]?.drawId ?? ''] ?? EMPTY_DRAFT);
      else this.ahead = [...this.ahead, ...more];
    } catch (error) {
      this.problem = error instanceof ApiProblem ? error : ApiProblem.local('unreadable', String(error));
    } finally {
      this.loading = false;
    }
  }

  private show(ahead: readonly QueueItem[], draft: JudgementDraft): void {
    this.ahead = ahead;
    this.draft = draft;
    this.shownAt = performance.now();
  }

  private keepDraft(): void {
    if (this.item) this.drafts = { ...this.drafts, [this.item.drawId]: this.draft };
  }

  private mark(drawId: string, state: Sent['state'], problem: ApiProblem | null): void {
    this.sent = this.sent.map((sent) => (sent.item.drawId === drawId ? { ...sent, state, problem } : sent));
  }

  private hear(progress: QueueProgress, sinceTraining: number): void {
    if (this.queue) this.queue = { ...this.queue, progress, sinceTraining };
  }
}
