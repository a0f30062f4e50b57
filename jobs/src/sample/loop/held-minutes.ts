import type { Minutes } from '@koe/sql/domain/review/minutes';
import { agendaOf } from '@koe/sql/queries/review/agenda-item';
import { actionNames } from '@koe/sql/queries/review/agenda-source';
import { peopleOfReview, type StoredReview } from '@koe/sql/queries/review/review';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Session } from '@koe/sql/server/database';
import { SAMPLE_SETTINGS } from '../settings.js';

/** The minutes of the sample's meeting, which has actions and themes on its agenda and nothing else. */
export async function heldMinutes(
  session: Session,
  review: StoredReview & { readonly startedAt: Date; readonly endedAt: Date },
): Promise<Minutes> {
  const items = await agendaOf(session, review.id);
  const people = await peopleOfReview(session, review.id);
  const { themes } = await readTaxonomy(session);
  const names = new Map(themes.map((theme) => [theme.id, theme.name]));
  const ids = items.flatMap(({ actionId }) => actionId ?? []);
  const actions = new Map(
    (await actionNames(session, ids)).map(({ ownerId: _, ...action }) => [action.id, action] as const),
  );
  return {
    version: 1,
    reviewId: review.id,
    heldOn: review.heldOn,
    timeZone: SAMPLE_SETTINGS.organisation.timeZone,
    from: review.from,
    to: review.to,
    editionId: null,
    department: null,
    people: people.map(({ name }) => name),
    startedAt: review.startedAt.toISOString(),
    endedAt: review.endedAt.toISOString(),
    plannedMinutes: review.plannedMinutes,
    items: items.map((item) => {
      const themeId = 'themeId' in item.content ? item.content.themeId : null;
      return {
        kind: item.content.kind,
        why: item.why,
        content: item.content,
        theme: themeId === null ? null : (names.get(themeId) ?? null),
        segment: null,
        plannedMinutes: item.plannedMinutes,
        usedSeconds: item.usedSeconds,
        removed: null,
        decision:
          item.outcome === null || item.decidedAt === null
            ? null
            : {
                outcome: item.outcome,
                reason: item.reason,
                note: item.note,
                owner: item.ownerName,
                dueOn: item.dueOn,
                action: item.actionId === null ? null : (actions.get(item.actionId) ?? null),
                by: item.decidedByName,
                at: item.decidedAt.toISOString(),
              },
      };
    }),
  };
}
