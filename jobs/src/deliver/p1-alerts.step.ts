import { newP1Items, noteAlerts, type NewP1 } from '@koe/sql/queries/delivery/p1';
import { enqueueDelivery } from '@koe/sql/queries/delivery/enqueue';
import { notify } from '@koe/sql/queries/delivery/notify';
import { readSubscribers } from '@koe/sql/queries/delivery/subscribers';
import { readSummaries } from '@koe/sql/queries/item/summaries';
import type { BilingualMessage } from '@koe/sql/domain/delivery/message';
import { VALUE_WORDS } from '@koe/sql/domain/words/by-language';
import type { Session } from '@koe/sql/server/database';
import type { Runtime } from '../pipeline/runtime.js';
import { marksOf } from '../report/marks.js';

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
  const shown = await withReasons(session, items.slice(0, MOST_LINES));
  const [first] = shown;
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
    ja: count === 1 ? `新しい P1 が届きました: ${headOf(first, 'ja')}` : `新しい P1 が ${count} 件届きました`,
    en: count === 1 ? `A new P1 came in: ${headOf(first, 'en')}` : `${count} new P1 came in`,
  };
  const message: BilingualMessage = {
    ja: { title: text.ja, text: first.excerpt, lines: linesOf(shown, count, 'ja'), path },
    en: { title: text.en, text: first.excerpt, lines: linesOf(shown, count, 'en'), path },
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

interface Explained extends NewP1 {
  /** Key of what weighs most in its priority; null where nothing was said. */
  readonly reason: string | null;
}

async function withReasons(session: Session, items: readonly NewP1[]): Promise<Explained[]> {
  const ids = items.map(({ id }) => id);
  const reasons = new Map((await readSummaries(session, ids)).map(({ itemId, reasons }) => [itemId, reasons]));
  return items.map((item) => {
    const [main] = reasons.get(item.id)?.toSorted((a, b) => b.weight - a.weight) ?? [];
    return { ...item, reason: main?.reason ?? null };
  });
}

/** Where it came from and why it is urgent: `サポート（情報漏えい）`, `Support (Data leak)`. */
function headOf({ sourceName, reason }: Explained, language: 'ja' | 'en'): string {
  if (reason === null) return sourceName;
  return sourceName + marksOf(language).aside(VALUE_WORDS[language].reason[reason] ?? reason);
}

function linesOf(
  items: readonly Explained[],
  count: number,
  language: 'ja' | 'en',
): { label: string; value: string }[] {
  if (count === 1) return [];
  const shown = items.map((item) => ({
    label: headOf(item, language),
    value: item.excerpt === '' ? '–' : item.excerpt,
  }));
  const rest = count - items.length;
  if (rest === 0) return shown;
  return [
    ...shown,
    { label: language === 'ja' ? 'ほか' : 'And', value: language === 'ja' ? `${rest} 件` : `${rest} more` },
  ];
}
