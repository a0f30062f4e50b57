import { getEvents, type EVENTS } from '@koe/api/contract/events';

type EventKind = keyof typeof EVENTS;
const KINDS: readonly EventKind[] = [
  'blocks',
  'source',
  'settings',
  'handling',
  'themes',
  'reclassification',
  'labels',
  'suggestions',
  'signals',
  'review',
  'views',
  'pins',
  'editions',
  'actions',
  'cases',
  'faq',
  'notifications',
  'deliveries',
];

type Listener = (data: unknown) => void;

/** Server-sent events. The browser reconnects by itself; `live` tells whether the connection stands. */
class ServerEvents {
  live = $state(false);
  /** Whether a connection that stood has been lost and not come back. */
  lost = $state(false);
  private readonly listeners = new Map<EventKind, Set<Listener>>();
  private source: EventSource | null = null;

  /** Opens the connection; the frame does so once. */
  open(): void {
    if (this.source) return;
    const source = new EventSource(getEvents.path);
    this.source = source;
    source.addEventListener('open', () => {
      this.live = true;
      // What happened in the meantime was not told: everyone looks again.
      if (this.lost) for (const kind of KINDS) this.tell(kind, {});
      this.lost = false;
    });
    source.addEventListener('error', () => {
      this.lost ||= this.live;
      this.live = false;
    });
    for (const kind of KINDS) {
      source.addEventListener(kind, (event: MessageEvent<unknown>) => {
        const data: unknown = typeof event.data === 'string' && event.data !== '' ? JSON.parse(event.data) : {};
        this.tell(kind, data);
      });
    }
  }

  private tell(kind: EventKind, data: unknown): void {
    for (const listener of this.listeners.get(kind) ?? []) listener(data);
  }

  /** Calls back at every event of a kind; the answer ends it (return it from an `$effect`). */
  on(kind: EventKind, listener: Listener): () => void {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing on screen depends on who listens
    const set = this.listeners.get(kind) ?? new Set();
    this.listeners.set(kind, set.add(listener));
    return () => set.delete(listener);
  }
}

export const events = new ServerEvents();
