import { z } from 'zod';
import { ConnectorError, type Connector } from '../connector.js';
import { zendeskConfig, type ZendeskConfig } from './config.js';
import { mapTicket } from './map-ticket.js';
import { pullTickets, type ZendeskState } from './pull-tickets.js';
import { requestZendesk } from './request.js';

const me = z.object({ user: z.object({ id: z.int().nullable(), role: z.string() }) });

/** Tickets of Zendesk Support with their public comments, ratings and times; one partition, since the export is one list. */
export const zendeskConnector: Connector<ZendeskConfig, string, ZendeskState> = {
  type: 'zendesk',
  version: 1,
  config: zendeskConfig,
  secrets: ['apiToken'],
  streams: [{ name: 'tickets', lookbackMs: 0, settleMs: 0, deletionsVisible: true }],

  async check(ctx) {
    const { user } = await requestZendesk(ctx, '/api/v2/users/me.json', me, { 404: 'config' });
    // Without valid credentials Zendesk answers 200 for an anonymous user.
    if (user.id === null) throw new ConnectorError('auth', 'Zendesk does not know this token');
    if (user.role !== 'admin') throw new ConnectorError('auth', 'the export needs the token of an administrator');
  },

  async *partitions() {
    yield 'all';
  },

  pull: pullTickets,

  map: (payload, _stream, config) => [mapTicket(payload, config)],
};
