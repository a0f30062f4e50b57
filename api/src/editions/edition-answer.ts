import { formatDay } from '@koe/sql/domain/calendar/day';
import type { EditionHead, StoredEdition } from '@koe/sql/queries/edition/edition';
import type { FileLine } from '@koe/sql/queries/edition/edition-print';
import type { Edition } from '../contract/editions.js';

export function editionAnswer(
  edition: StoredEdition,
  heads: readonly EditionHead[],
  files: readonly FileLine[],
): Edition {
  const head = heads.find(({ editionId }) => editionId === edition.editionId);
  return {
    id: edition.editionId,
    week: formatDay(edition.week),
    to: formatDay(edition.week + 6),
    state: edition.state,
    hash: edition.hash,
    asOf: edition.asOf.toISOString(),
    builtAt: edition.builtAt.toISOString(),
    builtBy: by(edition.builtBy, edition.builtByName),
    approvedAt: edition.approvedAt?.toISOString() ?? null,
    approvedBy: by(edition.approvedBy, edition.approvedByName),
    sentAt: edition.sentAt?.toISOString() ?? null,
    sentBy: by(edition.sentBy, edition.sentByName),
    returnedNote: edition.returnedNote,
    replaces: edition.replaces,
    replacedBy: edition.replacedBy,
    amendedAt: edition.amendedAt?.toISOString() ?? null,
    quiet: head?.quiet ?? false,
    headline: head?.headline ?? null,
    files: files
      .filter(({ editionId }) => editionId === edition.editionId)
      .map(({ language, pages, hash }) => ({ language, pages, hash })),
  };
}

function by(id: string | null, name: string | null): Edition['builtBy'] {
  return id === null ? null : { id, name: name ?? '' };
}
