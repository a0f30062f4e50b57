import { Controller, Inject } from '@nestjs/common';
import { addressee } from '@koe/sql/queries/delivery/addressee';
import { readNames } from '@koe/sql/queries/delivery/names';
import { readSubscribers } from '@koe/sql/queries/delivery/subscribers';
import type { Database } from '@koe/sql/server/database';
import { listRecipients, type Recipient } from '../contract/recipients.js';
import { Handles } from '../http/handles.js';
import { Input, type InputOf } from '../http/input.js';
import { DATABASE } from '../world/world.js';

/** Whom a subscription reaches, by the same rules as when it is sent. */
@Controller()
export class RecipientsController {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  @Handles(listRecipients)
  async list(@Input(listRecipients) { params }: InputOf<typeof listRecipients>): Promise<Recipient[]> {
    const subscribers = await readSubscribers(this.database, params.kind);
    const reached = await Promise.all(
      subscribers.map(async ({ to }) => ({ to, by: await addressee(this.database, to, params.kind) })),
    );
    const ids = reached.flatMap(({ to, by }) => [idOf(to), ...(by ? [by.channelId] : [])]);
    const names = await readNames(this.database, [...new Set(ids)]);
    return reached.flatMap(({ to, by }): Recipient[] => {
      const name = names.get(idOf(to));
      if (name === undefined) return [];
      const channel = by ? (names.get(by.channelId) ?? null) : null;
      return [
        { id: idOf(to), kind: 'personId' in to ? 'person' : 'room', name, channel, address: by?.address ?? null },
      ];
    });
  }
}

function idOf(to: { readonly personId: string } | { readonly channelId: string }): string {
  return 'personId' in to ? to.personId : to.channelId;
}
