import { newP1Items, noteAlerts, type NewP1 } from '@koe/sql/queries/delivery/p1';
import { enqueueDelivery } from '@koe/sql/queries/delivery/enqueue';
import { notify } from '@koe/sql/queries/delivery/notify';
import { readSubscribers } from '@koe/sql/queries/delivery/subscribers';
import type { BilingualMessage } from '@koe/sql/domain/delivery/message';
import type { Session } from '@koe/sql/server/database';
import type { Runtime } from '../pipeline/runtime.js';

/** What was written longer ago than this and comes in only now is told by the overdue list, not as news: a first import holds years. */
const NEWS_MS = 3 * 86_400_000;
const AT_ONCE = 500;

/**
 * Tells of new items of the first priority: each once, to the department of its team or product, else to everybody who is subscribed.
 * Several that came in together for one department are one message.
 */
export async function alertP1(runtime: Runtime): Promise<void> {
  const { database, clock } = runtime;
  for (;;) {
    const full = await database.transaction(async (session) => {
      const now = clock.now();
      const items = await newP1Items(session, AT_ONCE);
      const old = new Date(now.getTime() - NEWS_MS);
      const outcomeOf = (item: NewP1): 'told' | 'old' =>
        item.createdAt !== null && item.createdAt < old ? 'old' : 'told';
      // whoever noted an item tells of it: of two processes, one
      const noted = new Set(
        await noteAlerts(
          session,
          items.map((item) => ({ id: item.id, outcome: outcomeOf(item) })),
          now,
        ),
      );
      const news = items.filter((item) => noted.has(item.id) && outcomeOf(item) === 'told');
      for (const group of grouped(news)) await tell(session, group, now);
      return items.length === AT_ONCE;
    });
    if (!full) return;
  }
}

interface Group {
  readonly departmentId: string | null;
  readonly sample: boolean;
  readonly items: readonly NewP1[];
}

function grouped(items: readonly NewP1[]): Group[] {
  const groups = new Map<string, NewP1[]>();
  for (const item of items) {
    const key = `${item.departmentId ?? ''}|${item.sample}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ departmentId: first.departmentId, sample: first.sample, items: group }] : [];
  });
}

async function tell(session: Session, { departmentId, sample, items }: Group, now: Date): Promise<void> {
  const [first] = items;
  if (!first) return;
  const subscribers = await readSubscribers(session, 'p1');
  const people = subscribers.flatMap(({ to, departmentId: own }) =>
    'personId' in to ? [{ id: to.personId, own }] : [],
  );
  const inside = people.filter(({ own }) => own === departmentId);
  // a department without anybody who wants to know must not make an item silent
  const told = departmentId === null || inside.length === 0 ? people : inside;
  const count = items.length;
  const path = count === 1 ? `/voices?item=${first.id}` : '/voices?priority=P1';
  const text = {
    ja: count === 1 ? `新しい P1 が届きました: ${first.sourceName}` : `新しい P1 が ${count} 件届きました`,
    en: count === 1 ? `A new P1 came in: ${first.sourceName}` : `${count} new P1 came in`,
  };
  const message: BilingualMessage = {
    ja: { title: text.ja, text: first.excerpt, lines: linesOf(items, 'ja'), path },
    en: { title: text.en, text: first.excerpt, lines: linesOf(items, 'en'), path },
  };
  const subject = { kind: 'item', id: first.id };
  const key = `p1:${first.id}`;
  await notify(session, {
    personIds: told.map(({ id }) => id),
    kind: 'p1',
    subject,
    text,
    path,
    now,
    key,
    message,
    inAppOnly: sample,
  });
  if (sample) return;
  for (const { to, departmentId: wanted } of subscribers)
    if ('channelId' in to && (wanted === null || wanted === departmentId))
      await enqueueDelivery(session, { rule: `p1:${key}`, subject, to, subscription: 'p1', message, now });
}

const MOST_LINES = 5;

function linesOf(items: readonly NewP1[], language: 'ja' | 'en'): { label: string; value: string }[] {
  const rest = items.length - MOST_LINES;
  const shown = items.slice(0, MOST_LINES).map(({ sourceName, excerpt }) => ({
    label: sourceName,
    value: excerpt === '' ? '–' : excerpt,
  }));
  if (rest <= 0) return items.length === 1 ? [] : shown;
  return [
    ...shown,
    { label: language === 'ja' ? 'ほか' : 'And', value: language === 'ja' ? `${rest} 件` : `${rest} more` },
  ];
}
