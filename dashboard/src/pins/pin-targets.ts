import { listActions } from '@koe/api/contract/actions';
import { listCases } from '@koe/api/contract/cases';
import { listEditions } from '@koe/api/contract/editions';
import type { SubjectKind } from '@koe/api/contract/pins';
import { listReviews } from '@koe/api/contract/reviews';
import { call } from '../api/client.js';
import { readStored, writeStored } from '../state/stored.js';
import { formatDateWithYear } from '../words/format.js';
import type { Language, Words } from '../words/words.js';

/** Where a number can be pinned. */
export interface PinTarget {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly name: string;
  /** What else it is found by. */
  readonly note: string;
}

/** Editions that comments are still read on. */
const NEWEST_EDITIONS = 4;

/** What is open and can take a number: meetings to come or under way, actions not closed, draft cases, the newest reports. */
export async function pinTargets(
  words: Pick<Words, 'pins'>,
  language: Language,
  signal: AbortSignal,
): Promise<readonly PinTarget[]> {
  const [reviews, actions, cases, editions] = await Promise.all([
    call(listReviews, { signal }),
    call(listActions, { signal, query: {} }),
    call(listCases, { signal, query: { status: 'draft' } }),
    call(listEditions, { signal, query: {} }),
  ]);
  const of = (kind: SubjectKind, id: string, name: string, note = ''): PinTarget => ({ kind, id, name, note });
  return [
    ...reviews.reviews
      .filter(({ state }) => state !== 'ended')
      .map(({ id, heldOn, startsAt }) =>
        of('review', id, words.pins.review(formatDateWithYear(heldOn, language), startsAt)),
      ),
    ...actions.actions
      .filter(({ status }) => status !== 'closed' && status !== 'stopped')
      .map(({ id, number, title, owner }) => of('action', id, `A-${String(number)} ${title}`, owner?.name ?? '')),
    ...cases.cases.map(({ id, title }) => of('case', id, title)),
    ...editions.editions
      .slice(0, NEWEST_EDITIONS)
      .map(({ id, week }) => of('edition', id, words.pins.edition(formatDateWithYear(week, language)))),
  ];
}

/** The target used last stands first: people pin several numbers to the same thing. */
export function lastFirst(targets: readonly PinTarget[]): readonly PinTarget[] {
  const last = readStored('pin-target');
  return targets.toSorted((a, b) => Number(keyOf(b) === last) - Number(keyOf(a) === last));
}

export function rememberTarget(target: PinTarget): void {
  writeStored('pin-target', keyOf(target));
}

export function keyOf({ kind, id }: Pick<PinTarget, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}
