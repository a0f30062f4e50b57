import type { ActionStatus } from './status.js';

/** Statuses that say that customers have what was promised. */
const RELEASED: ReadonlySet<ActionStatus> = new Set(['done', 'measuring', 'closed']);

/** Whether the release day stays as it is from now on: it has come, and the status says that the work is released. */
export function isReleased(
  { status, releaseOn }: { readonly status: ActionStatus; readonly releaseOn: string | null },
  today: string,
): boolean {
  return releaseOn !== null && releaseOn <= today && RELEASED.has(status);
}
