import { createHash } from 'node:crypto';
import { canonicalJson } from '@koe/sql/domain/edition/canonical';
import { CHANNELS } from '@koe/sql/domain/item';
import type { AgendaContent } from '@koe/sql/domain/review/content';
import type { Minutes, MinutesAction, MinutesDecision, MinutesItem } from '@koe/sql/domain/review/minutes';
import type { Bilingual } from '@koe/sql/domain/theme';
import { VALUE_WORDS } from '@koe/sql/domain/words/by-language';
import { agendaOf, type StoredItem } from '@koe/sql/queries/review/agenda-item';
import { actionNames } from '@koe/sql/queries/review/agenda-source';
import { peopleOfReview, type StoredReview } from '@koe/sql/queries/review/review';
import { readTaxonomy } from '@koe/sql/queries/taxonomy/tree';
import type { Session } from '@koe/sql/server/database';
import { readOrganisation } from '@koe/sql/server/settings';

/**
 * What was said and decided, with names as they are now, and the SHA-256 over its canonical JSON. A customer's words stay outside: they can
 * be erased, the minutes cannot; the story keeps the id by which they are read.
 */
export async function freezeMinutes(
  session: Session,
  review: StoredReview & { readonly endedAt: Date },
): Promise<{ readonly minutes: Minutes; readonly hash: string }> {
  const items = await agendaOf(session, review.id);
  const [people, { themes }, { timeZone }] = [
    await peopleOfReview(session, review.id),
    await readTaxonomy(session),
    await readOrganisation(session),
  ];
  const actions = await actionNames(
    session,
    items.flatMap(({ actionId }) => actionId ?? []),
  );
  const segmentName = await segmentNames(session);
  const names = new Map(themes.map((theme) => [theme.id, theme.name]));
  const known = new Map(actions.map(({ ownerId: _, ...action }) => [action.id, action]));
  const minutes: Minutes = {
    version: 1,
    reviewId: review.id,
    heldOn: review.heldOn,
    timeZone,
    from: review.from,
    to: review.to,
    editionId: review.editionId,
    department: review.departmentName,
    people: people.map(({ name }) => name),
    startedAt: (review.startedAt ?? review.endedAt).toISOString(),
    endedAt: review.endedAt.toISOString(),
    plannedMinutes: review.plannedMinutes,
    items: items.map((item): MinutesItem => {
      const content = withoutWords(item.content);
      const themeId = 'themeId' in content ? content.themeId : null;
      const segment = content.kind === 'exception' ? content.segment : null;
      return {
        kind: content.kind,
        why: item.why,
        content,
        theme: themeId === null ? null : (names.get(themeId) ?? null),
        segment: segment && segmentName(segment),
        plannedMinutes: item.plannedMinutes,
        usedSeconds: item.usedSeconds,
        removed: item.removedAt === null ? null : { reason: item.removedReason, by: item.removedByName },
        decision: decisionOf(item, known),
      };
    }),
  };
  return { minutes, hash: createHash('sha256').update(canonicalJson(minutes)).digest('hex') };
}

function withoutWords(content: AgendaContent): AgendaContent {
  return content.kind === 'story' ? { ...content, quote: '' } : content;
}

function decisionOf(item: StoredItem, actions: ReadonlyMap<string, MinutesAction>): MinutesDecision | null {
  const { outcome, reason, note, ownerName, dueOn, actionId, decidedByName, decidedAt } = item;
  if (outcome === null || decidedAt === null) return null;
  const action = actionId === null ? null : (actions.get(actionId) ?? null);
  return { outcome, reason, note, owner: ownerName, dueOn, action, by: decidedByName, at: decidedAt.toISOString() };
}

/** What a segment is called now: `product:p1` by its name, `seg.customer:returning` by its dimension and value. */
async function segmentNames(
  session: Session,
): Promise<(segment: { readonly by: string; readonly key: string }) => Bilingual> {
  const rows = await session.query<{ by: string; key: string; name: Bilingual }>(
    `select 'product' as by, key, name from product union all select 'team' as by, key, name from team`,
  );
  const channels = CHANNELS.map((key) => {
    const name = { ja: VALUE_WORDS.ja.channel[key], en: VALUE_WORDS.en.channel[key] };
    return [`channel:${key}`, name] as const;
  });
  const known = new Map([...rows.map(({ by, key, name }) => [`${by}:${key}`, name] as const), ...channels]);
  const declared = await session.query<{ name: string; label: Bilingual }>('select name, label from dimension');
  const dimensions = new Map(declared.map(({ name, label }) => [`seg.${name}`, label]));
  return ({ by, key }) => {
    const label = dimensions.get(by);
    if (label) return { ja: VALUE_WORDS.ja.valueOf(label.ja, key), en: VALUE_WORDS.en.valueOf(label.en, key) };
    return known.get(`${by}:${key}`) ?? { ja: key, en: key };
  };
}
