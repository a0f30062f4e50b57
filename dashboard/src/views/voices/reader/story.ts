import type { ItemDetail } from '@koe/api/contract/items';

/** One voice of a customer's story; `own` when it is the one being read. */
export interface StoryEntry extends Omit<ItemDetail['samePerson'][number], 'quote'> {
  readonly own: boolean;
  readonly quote: string;
  /** Seconds since the entry before it in time; null for the first, and where a time is not known. */
  readonly sinceBefore: number | null;
}

/** Units of a text that an entry shows. */
const QUOTE = 120;

/** What a person said, newest first, with the voice being read in its place; what has no time stands last. */
export function storyOf(item: ItemDetail): StoryEntry[] {
  const { id, createdAt, kind, channel, sentiment, intent, priority, turns } = item;
  const text = item.parts.find(({ role, text: said }) => role === 'customer' && said !== '')?.text ?? '';
  const own = {
    id,
    createdAt,
    kind,
    channel,
    sentiment,
    intent,
    priority,
    turns,
    handling: item.handling,
    quote: text,
  };
  const entries = [own, ...item.samePerson].sort((a, b) => time(b.createdAt) - time(a.createdAt));
  return entries.map((entry, index) => {
    const before = entries[index + 1]?.createdAt ?? null;
    return {
      ...entry,
      own: entry.id === id,
      quote: entry.quote.slice(0, QUOTE),
      sinceBefore:
        before === null || entry.createdAt === null ? null : (Date.parse(entry.createdAt) - Date.parse(before)) / 1000,
    };
  });
}

const time = (iso: string | null): number => (iso === null ? Number.NEGATIVE_INFINITY : Date.parse(iso));
