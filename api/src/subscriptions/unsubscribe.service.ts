import { Inject, Injectable } from '@nestjs/common';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { endSubscription, readOwn } from '@koe/sql/queries/delivery/subscription';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import { readUnsubscribeToken } from '@koe/sql/server/unsubscribe-token';
import type { Vault } from '@koe/sql/server/vault';
import { CLOCK, DATABASE, VAULT } from '../world/world.js';
import { unsubscribePage } from './unsubscribe-page.js';

/** Ends one subscription by the link of a mail, for somebody who is not signed in. */
@Injectable()
export class UnsubscribeService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(VAULT) private readonly vault: Vault,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Mail programs open links by themselves: looking ends nothing. */
  async page(token: string): Promise<{ readonly status: number; readonly html: string }> {
    const read = readUnsubscribeToken(this.vault, token);
    const own = read === null ? null : await readOwn(this.database, read.personId);
    if (read === null || own === null) return { status: 404, html: unsubscribePage('ja', null, 'unknown') };
    return { status: 200, html: unsubscribePage(own.language, read.kind, 'ask') };
  }

  async end(token: string): Promise<{ readonly status: number; readonly html: string }> {
    const read = readUnsubscribeToken(this.vault, token);
    const own = read === null ? null : await readOwn(this.database, read.personId);
    if (read === null || own === null) return { status: 404, html: unsubscribePage('ja', null, 'unknown') };
    const now = this.clock.now();
    await promptTransaction(this.database, async (session) => {
      await endSubscription(session, { ...read, now });
      const line = {
        action: 'unsubscribe',
        subject: `person:${read.personId}`,
        detail: { kind: read.kind, by: 'link' },
      };
      await logChange(session, { personId: read.personId, now }, line);
    });
    return { status: 200, html: unsubscribePage(own.language, read.kind, 'ended') };
  }
}
