import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { findChannel } from '@koe/sql/queries/delivery/channel';
import { enqueueToAddress } from '@koe/sql/queries/delivery/enqueue';
import { readOwn } from '@koe/sql/queries/delivery/subscription';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import type { ActingPerson } from '../access/actor.js';
import { notify } from '../events/notify.js';
import { ProblemError } from '../http/problem-error.js';
import { CLOCK, DATABASE } from '../world/world.js';

/** A message by which a person sees that a channel works. It goes the way of all others, through the outbox. */
@Injectable()
export class TestMessageService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemError not_found; invalid_request for mail to somebody without an address */
  send(channelId: string, actor: ActingPerson): Promise<{ deliveryId: string }> {
    const now = this.clock.now();
    return promptTransaction(this.database, async (session) => {
      const channel = await findChannel(session, channelId);
      if (channel === null) throw new ProblemError('not_found', 'there is no such channel; it may have been removed');
      const own = actor.id === null ? null : await readOwn(session, actor.id);
      const address = channel.type === 'smtp' ? (own?.email ?? null) : null;
      if (channel.type === 'smtp' && address === null)
        throw new ProblemError('invalid_request', 'the person who acts has no e-mail address; set it under People');
      const id = await enqueueToAddress(session, {
        rule: 'test',
        subject: { kind: 'test', id: randomUUID() },
        channelId,
        address,
        personId: actor.id,
        language: own?.language ?? 'ja',
        message:
          own?.language === 'en'
            ? {
                title: `Test from Koe: ${channel.name}`,
                text: TEST.en,
                lines: [{ label: 'Channel', value: channel.name }],
                path: '/settings/deliveries',
              }
            : {
                title: `Koe からのテスト送信: ${channel.name}`,
                text: TEST.ja,
                lines: [{ label: '配信先', value: channel.name }],
                path: '/settings/deliveries',
              },
        now,
      });
      const line = { action: 'test', subject: `channel:${channelId}`, detail: { deliveryId: id } };
      await logChange(session, { personId: actor.id, now }, line);
      await notify(session, { kind: 'deliveries' });
      return { deliveryId: id };
    });
  }
}

const TEST = {
  ja: 'この配信先の設定は正しく動作しています。お知らせやレポートは、この形で届きます。',
  en: 'This channel works. Notices and reports will arrive like this.',
};
