import { ticketAsOf, ticketChangedAt } from '../conversation/ticket.js';
import { anywhere, jsonLines, type StreamFile } from './stream-file.js';

/** Tickets as a help desk exports them: as they stand when the file is written. A later file may hold one again. */
export const ticketFile: StreamFile = {
  fileName: 'tickets.jsonl',
  write: (items, asOf) =>
    jsonLines(
      items.flatMap((item) => {
        if (item.stream !== 'tickets') return [];
        const { id, at, lang, channel, person, turns, solvedAt, rating, contacts, reopened, product, team, store } =
          ticketAsOf(item, asOf);
        return {
          id,
          created_at: at.toISOString(),
          updated_at: ticketChangedAt(item, asOf).toISOString(),
          language: lang,
          channel,
          status: solvedAt === undefined ? 'open' : 'solved',
          solved_at: solvedAt?.toISOString() ?? null,
          rating: rating === undefined ? null : rating === 1 ? 'good' : 'bad',
          contacts,
          reopened,
          requester: { number: person.id, email: person.email },
          product: product ?? null,
          team: team ?? null,
          store: store ?? null,
          plan: person.plan,
          region: person.region,
          customer_type: person.customerType,
          turns: turns.map((turn) => ({ role: turn.role, at: turn.at.toISOString(), text: turn.text })),
        };
      }),
    ),
  rule: {
    name: 'tickets',
    pattern: anywhere('tickets.jsonl'),
    format: 'jsonl',
    mapping: {
      kind: 'ticket',
      channel: { column: 'channel', values: { chat: 'chat', email: 'email', web_form: 'web_form' } },
      id: 'id',
      createdAt: { column: 'created_at' },
      updatedAt: { column: 'updated_at' },
      language: 'language',
      person: { email: 'requester.email', customerId: 'requester.number' },
      turns: {
        path: 'turns',
        role: { column: 'role', map: { customer: 'customer', agent: 'agent', bot: 'bot' } },
        at: { column: 'at' },
      },
      scores: [{ column: 'rating', kind: 'csat', min: 0, max: 1, values: { good: 1, bad: 0 } }],
      times: { resolvedAt: { column: 'solved_at' }, contacts: 'contacts' },
      attributes: ['product', 'team', 'store', 'plan', 'region', 'customer_type'].map((name) => ({
        column: name,
        name,
      })),
    },
  },
};
