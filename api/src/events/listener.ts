import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';

const AGAIN_AFTER_MS = 1_000;
type Handler = (payload: string) => void;

/** Listens to channels of the database on a connection of its own, and connects again when that breaks. */
export class Listener {
  private client: pg.Client | null = null;
  private closed = false;
  private readonly handlers = new Map<string, Set<Handler>>();

  constructor(
    private readonly url: string,
    private readonly log: Logger,
  ) {}

  /** Messages sent while the connection was broken are lost: who waits for one must also look. @returns a function that ends it */
  async listen(channel: string, handler: Handler): Promise<() => void> {
    const handlers = this.handlers.get(channel);
    if (handlers) handlers.add(handler);
    else {
      this.handlers.set(channel, new Set([handler]));
      await this.client?.query(`listen ${pg.escapeIdentifier(channel)}`);
    }
    return () => this.handlers.get(channel)?.delete(handler);
  }

  /** @throws Error when the first connection fails */
  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'koe-listen', keepAlive: true });
    client.on('error', (error) => {
      this.log.warn({ err: error }, 'the listening connection broke');
    });
    client.on('end', () => {
      // a connection that was never made ends too: whoever tried it tries again
      if (this.client !== client) return;
      this.client = null;
      if (!this.closed) void this.reopen();
    });
    client.on('notification', ({ channel, payload }) => {
      for (const handler of this.handlers.get(channel) ?? []) handler(payload ?? '');
    });
    await client.connect();
    this.client = client;
    for (const channel of this.handlers.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end();
  }

  private async reopen(): Promise<void> {
    while (!this.closed) {
      await delay(AGAIN_AFTER_MS);
      if (this.closed) return;
      try {
        await this.open();
        return;
      } catch (error) {
        this.log.warn({ err: error }, 'the database cannot be listened to yet');
      }
    }
  }
}
