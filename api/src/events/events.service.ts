import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Response } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import type { Database } from '@koe/sql/server/database';
import { EVENTS } from '../contract/events.js';
import { ManifestService } from '../cube/manifest.service.js';
import { DATABASE, LOG } from '../world/world.js';
import { Listener } from './listener.js';

export const EVENT_CHANNEL = 'koe_event';
const HEARTBEAT_MS = 15_000;
/** A page that reads so slowly that this much waits for it is cut off; it connects again and looks anew. */
const MOST_WAITING_BYTES = 256 * 1024;

type EventKind = keyof typeof EVENTS;
const KINDS: readonly EventKind[] = Object.keys(EVENTS).filter((kind): kind is EventKind => kind in EVENTS);

const messageSchema = z.looseObject({ kind: z.enum(KINDS) });

/** Tells open pages what changed. */
@Injectable()
export class EventsService implements OnModuleInit, OnModuleDestroy {
  readonly listener: Listener;
  private readonly open = new Set<Response>();
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(ManifestService) private readonly manifests: ManifestService,
    @Inject(LOG) private readonly log: Logger,
  ) {
    this.listener = new Listener(database.url, log);
  }

  async onModuleInit(): Promise<void> {
    await this.listener.open();
    await this.listener.listen(EVENT_CHANNEL, (payload) => {
      this.tell(payload).catch((error: unknown) => {
        this.log.error({ err: error }, 'an event could not be passed on');
      });
    });
    this.heartbeat = setInterval(() => this.write(': still here\n\n'), HEARTBEAT_MS);
    this.heartbeat.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.heartbeat);
    for (const response of this.open) response.end();
    await this.listener.close();
  }

  /** Keeps an answer open as a stream of events until the page goes away. */
  stream(response: Response): void {
    response.setHeader('content-type', 'text/event-stream; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-accel-buffering', 'no');
    response.flushHeaders();
    response.write('retry: 2000\n\n');
    this.open.add(response);
    response.on('close', () => this.open.delete(response));
  }

  private async tell(payload: string): Promise<void> {
    const { kind, ...rest } = messageSchema.parse(JSON.parse(payload));
    const data = kind === 'blocks' ? { version: (await this.manifests.read()).version } : rest;
    this.write(`event: ${kind}\ndata: ${JSON.stringify(EVENTS[kind].parse(data))}\n\n`);
  }

  private write(text: string): void {
    for (const response of this.open) {
      if (response.writableLength > MOST_WAITING_BYTES) response.destroy();
      else response.write(text);
    }
  }
}
