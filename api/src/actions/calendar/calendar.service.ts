import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { readActions } from '@koe/sql/queries/action/action';
import {
  feedOfSecret,
  findFeed,
  insertFeed,
  noteFeedUse,
  readFeeds,
  revokeFeed,
  type CalendarFeed as StoredFeed,
} from '@koe/sql/queries/action/feed';
import { readFlags } from '@koe/sql/queries/action/flags';
import { stepsOf } from '@koe/sql/queries/action/step';
import { logChange } from '@koe/sql/queries/change-log/log-change';
import { readDeliverySettings } from '@koe/sql/queries/delivery/reach';
import type { Clock } from '@koe/sql/server/clock';
import type { Database } from '@koe/sql/server/database';
import { promptTransaction } from '@koe/sql/server/prompt-transaction';
import { readOrganisation } from '@koe/sql/server/settings';
import type { ActingPerson } from '../../access/actor.js';
import { drawToken, hashOf, looksLikeToken } from '../../access/token-secret.js';
import {
  getCalendar,
  type ActionFlag,
  type addCalendarFeed,
  type CalendarFeed,
  type listActionFlags,
} from '../../contract/action-calendar.js';
import type { InputOf } from '../../http/input.js';
import { ProblemError } from '../../http/problem-error.js';
import { CLOCK, DATABASE } from '../../world/world.js';
import { calendarFile } from './calendar-file.js';

/** Days of actions for calendar programs and for time axes. */
@Injectable()
export class CalendarService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async flags({ query }: InputOf<typeof listActionFlags>): Promise<{ flags: ActionFlag[] }> {
    const rows = await readFlags(this.database, query.from ?? null, query.to ?? null);
    return { flags: rows.map((row) => ({ ...row, id: `${row.kind}:${row.actionId}` })) };
  }

  async list(): Promise<CalendarFeed[]> {
    return (await readFeeds(this.database)).map(feedAnswer);
  }

  /** The only answer that ever holds the secret. @throws ProblemError conflict for a person who is not there */
  add(
    { name, personId, language }: InputOf<typeof addCalendarFeed>['body'],
    actor: ActingPerson,
  ): Promise<CalendarFeed & { path: string }> {
    const { token, hash, hint } = drawToken();
    const id = randomUUID();
    const now = this.clock.now();
    return promptTransaction(this.database, async (session) => {
      await insertFeed(session, { id, name, personId, language, hint, hash, createdBy: actor.id, now });
      const detail = { name, personId, hint };
      const line = { action: 'add', subject: `calendar_feed:${id}`, detail };
      await logChange(session, { personId: actor.id, now }, line);
      const added = await findFeed(session, id);
      if (!added) throw new Error('a calendar feed was added and not found');
      return { ...feedAnswer(added), path: `${getCalendar.path}?key=${token}` };
    });
  }

  /** Revoking twice is no failure. @throws ProblemError not_found */
  revoke(id: string, actor: ActingPerson): Promise<void> {
    const now = this.clock.now();
    return promptTransaction(this.database, async (session) => {
      const feed = await findFeed(session, id);
      if (!feed) throw new ProblemError('not_found', 'there is no such calendar address');
      if (!(await revokeFeed(session, { id, personId: actor.id, now }))) return;
      const detail = { name: feed.name, hint: feed.hint };
      const line = { action: 'revoke', subject: `calendar_feed:${id}`, detail };
      await logChange(session, { personId: actor.id, now }, line);
    });
  }

  /** @param asked the address that was asked, for links where the settings name none @throws ProblemError token_refused for a key that is unknown or revoked */
  async file(key: string, asked: string): Promise<string> {
    const feed = looksLikeToken(key) ? await feedOfSecret(this.database, hashOf(key)) : null;
    if (!feed)
      throw new ProblemError(
        'token_refused',
        'this calendar address is not known or was revoked; make a new one on the screen of actions',
      );
    await noteFeedUse(this.database, feed.id, this.clock.now());
    const { name: organisation } = await readOrganisation(this.database);
    const { address } = await readDeliverySettings(this.database);
    const actions = await readActions(this.database, {});
    const steps = await stepsOf(
      this.database,
      actions.map(({ id }) => id),
    );
    const { language, personId, personName } = feed;
    const whose = personName ?? organisation;
    const name = language === 'ja' ? `改善アクション（${whose}）` : `Actions (${whose})`;
    return calendarFile({ name, language, personId, actions, steps, address: address ?? asked });
  }
}

function feedAnswer({ createdAt, lastUsedAt, revokedAt, personName: _name, ...feed }: StoredFeed): CalendarFeed {
  return {
    ...feed,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
