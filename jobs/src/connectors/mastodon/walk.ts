import { ConnectorError, type Batch, type Ctx, type PullRequest } from '../connector.js';
import type { MastodonConfig } from './config.js';
import { compareIds, type Entry } from './records.js';
import { readPage, type MastodonPartition } from './request.js';
import { sortEntries } from './sort-entries.js';

/** A walk from the newest post down to the watermark. */
type Walk = {
  /** The walk ends at ids ≤ this. Null at the first run. */
  readonly sinceId: string | null;
  /** Watermark of the next walk as far as can be told: see `nextWatermark`. */
  readonly nextId: string | null;
  /** When the walk began (ISO). */
  readonly startedAt: string;
  /** Everything from here (exclusive) upwards has been stored. */
  readonly maxId: string;
};

export type MastodonState = {
  /** Watermark: everything up to this id has been read, and was older than the lookback then. */
  readonly sinceId: string | null;
  /** A walk that was interrupted: the gap between its `maxId` and its `sinceId` is still unread. */
  readonly walk: Walk | null;
};

/** Posts that arrive late sort at the time they claim, and an edit does not move a post: each run reads this much again. */
export const LOOKBACK_MS = 6 * 3_600_000;
const DAY_MS = 86_400_000;

/**
 * The portable walk: newest first down to the watermark, which moves only when the walk has reached it. Works where
 * `min_id` behaves like `since_id`. An interrupted walk is finished first, then the newest posts are read.
 */
export async function* pullPosts(
  request: PullRequest<MastodonPartition, MastodonState>,
  ctx: Ctx<MastodonConfig>,
): AsyncGenerator<Batch<MastodonState>> {
  let state = request.state ?? { sinceId: null, walk: null };
  if (state.walk !== null)
    for await (const batch of descend(request, state, ctx)) {
      state = batch.state;
      yield { ...batch, more: true };
    }
  yield* descend(request, state, ctx);
}

async function* descend(
  { partition, until }: PullRequest<MastodonPartition, MastodonState>,
  state: MastodonState,
  ctx: Ctx<MastodonConfig>,
): AsyncGenerator<Batch<MastodonState>> {
  const { sinceId, startedAt } = state.walk ?? { sinceId: state.sinceId, startedAt: ctx.now().toISOString() };
  const oldest = until.getTime() - ctx.config.backfillDays * DAY_MS;
  let nextId = state.walk?.nextId ?? null;
  let maxId = state.walk?.maxId ?? null;
  for (;;) {
    ctx.signal.throwIfAborted();
    const page = await readPage(ctx, partition, { sinceId, maxId });
    const fresh = page.entries.filter(({ id }) => sinceId === null || id === null || compareIds(id, sinceId) > 0);
    const wanted = fresh.filter(({ createdAt }) => sinceId !== null || !(timeOf(createdAt) < oldest));
    nextId = nextWatermark(page.entries, nextId, Date.parse(startedAt) - LOOKBACK_MS);
    const reachedBottom = page.entries.length === 0 || wanted.length < page.entries.length || page.nextMaxId === null;
    const { payloads, rejects } = sortEntries(wanted, partition);
    if (reachedBottom || page.nextMaxId === null) {
      yield { payloads, deletions: [], rejects, state: { sinceId: nextId ?? sinceId, walk: null }, more: false };
      return;
    }
    if (maxId !== null && compareIds(page.nextMaxId, maxId) >= 0)
      throw new ConnectorError('contract', 'the list of posts does not advance');
    maxId = page.nextMaxId;
    const walk = { sinceId, nextId, startedAt, maxId };
    yield { payloads, deletions: [], rejects, state: { sinceId: state.sinceId, walk }, more: true };
  }
}

/**
 * The highest id below which every post is older than the edge. On some servers a post that arrived late has a new id
 * and an old time, so the first old post from above is not enough: no younger one may follow it.
 */
function nextWatermark(entries: readonly Entry[], found: string | null, edge: number): string | null {
  let next = found;
  for (const { id, createdAt } of entries) {
    const time = timeOf(createdAt);
    if (time > edge) next = null;
    else if (time <= edge) next ??= id;
  }
  return next;
}

/** NaN, which is neither before nor after anything, for a time that cannot be read. */
function timeOf(createdAt: string | null): number {
  return createdAt === null ? Number.NaN : Date.parse(createdAt);
}
