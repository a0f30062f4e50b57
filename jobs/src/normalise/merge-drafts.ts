import type { DraftPart, DraftPerson, DraftTimes, FeedbackDraft, Score } from '@koe/sql/domain/item';

/** All drafts of one item as one draft; `updatedAt` and the other optional fields as in a draft. */
export type MergedDraft = FeedbackDraft & { readonly times: DraftTimes; readonly person: DraftPerson };

/**
 * Merges the drafts of one item, in any order, to the same result. Drafts are laid over each other from the oldest to
 * the newest (`updatedAt`, else `createdAt`); the newer one wins per part key, per score kind + question, per attribute
 * name, per identifier of the person and per time field; `createdAt` is the earliest, `updatedAt` the latest.
 * @throws RangeError when there is no draft or the item keys differ.
 */
export function mergeDrafts(drafts: readonly FeedbackDraft[]): MergedDraft {
  const ordered = drafts.length > 1 ? oldestFirst(drafts) : drafts;
  const newest = ordered.at(-1);
  if (newest === undefined) throw new RangeError('normalise needs at least one draft');
  const parts = new Map<string, DraftPart>();
  const scores = new Map<string, Score>();
  const times: DraftTimes = {};
  const person: DraftPerson = {};
  let createdAt: Date | null = null;
  let updatedAt: Date | undefined;
  let url: string | undefined;
  let attributes: Record<string, string> = {};
  for (const draft of ordered) {
    if (draft.itemKey !== newest.itemKey)
      throw new RangeError(`drafts of different items: ${draft.itemKey} and ${newest.itemKey}`);
    for (const part of draft.parts) parts.set(part.key, part);
    for (const score of draft.scores) {
      const read = readScore(score);
      if (read !== null) scores.set(JSON.stringify([read.kind, read.question ?? null]), read);
    }
    const created = valid(draft.createdAt);
    if (created && (createdAt === null || created < createdAt)) createdAt = created;
    const updated = valid(draft.updatedAt);
    if (updated && (updatedAt === undefined || updated > updatedAt)) updatedAt = updated;
    url = draft.url ?? url;
    // spread, not assigned: a source may call an attribute __proto__
    attributes = { ...attributes, ...draft.attributes };
    Object.assign(times, draft.times);
    Object.assign(person, draft.person);
  }
  return {
    ...newest,
    times,
    person,
    createdAt,
    ...(updatedAt && { updatedAt }),
    ...(url !== undefined && { url }),
    // one draft keeps the order its source gave it: a log without dates runs past midnight
    parts: drafts.length > 1 ? inOrderOfTime([...parts.values()]) : [...parts.values()],
    scores: [...scores.values()],
    attributes,
  };
}

const EARLIEST_MS = Date.UTC(1970, 0, 1);
const LATEST_MS = Date.UTC(2100, 0, 1);

/** A date that is one, of the years 1970 to 2099; sources deliver impossible ones, and time axes are dense. */
export function valid(date: Date | null | undefined): Date | null {
  if (!(date instanceof Date)) return null;
  const ms = date.getTime();
  return ms >= EARLIEST_MS && ms < LATEST_MS ? date : null;
}

function oldestFirst(drafts: readonly FeedbackDraft[]): FeedbackDraft[] {
  const timed = drafts.map((draft) => ({
    draft,
    at: (valid(draft.updatedAt) ?? valid(draft.createdAt))?.getTime() ?? -Infinity,
  }));
  return timed
    .sort((a, b) => (a.at === b.at ? byContent(a.draft, b.draft) : a.at < b.at ? -1 : 1))
    .map(({ draft }) => draft);
}

function byContent(a: FeedbackDraft, b: FeedbackDraft): number {
  const texts = [JSON.stringify(a), JSON.stringify(b)] as const;
  return texts[0] < texts[1] ? -1 : texts[0] > texts[1] ? 1 : 0;
}

/** A part without a time stays behind the one it was written after. */
function inOrderOfTime(parts: readonly DraftPart[]): DraftPart[] {
  let last = -Infinity;
  const timed = parts.map((part) => {
    last = valid(part.at)?.getTime() ?? last;
    return { part, at: last };
  });
  return timed.sort((a, b) => (a.at === b.at ? 0 : a.at - b.at)).map(({ part }) => part);
}

/** Null for an answer outside its scale. A csat on a scale that CSAT is not defined on is kept as a rating. */
function readScore(score: Score): Score | null {
  const { value, min, max } = score;
  if (!Number.isFinite(value) || !Number.isFinite(min) || !Number.isFinite(max)) return null;
  if (min >= max || value < min || value > max) return null;
  const isCsatScale = (min === 1 && max === 5) || (min === 0 && max === 1);
  return score.kind === 'csat' && !isCsatScale ? { ...score, kind: 'rating' } : score;
}
