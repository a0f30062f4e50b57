import type { QueueItem, QueueProgress } from '@koe/api/contract/labels';

/** Items of an answer that are not held or sent yet: an answer may be older than what was sent meanwhile. */
export function unknownItems(items: readonly QueueItem[], known: readonly QueueItem[]): QueueItem[] {
  const ids = new Set(known.map(({ drawId }) => drawId));
  return items.filter(({ drawId }) => !ids.has(drawId));
}

/** Progress as the person sees it: what is on its way counts as done. */
export function withUnsaved(progress: QueueProgress, unsaved: readonly { readonly skipped: boolean }[]): QueueProgress {
  const skipped = unsaved.filter((sent) => sent.skipped).length;
  const done = unsaved.length - skipped;
  return {
    ...progress,
    done: progress.done + done,
    skipped: progress.skipped + skipped,
    open: Math.max(0, progress.open - unsaved.length),
  };
}
