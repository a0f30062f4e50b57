import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAPPING = {
  kind: 'ticket',
  channel: 'email',
  id: 'id',
  createdAt: { column: 'at', zone: 'Asia/Tokyo' },
  texts: [{ column: 'comment' }],
  attributes: [{ column: 'team', name: 'team' }],
  times: { resolvedAt: { column: 'resolved', zone: 'Asia/Tokyo' } },
};

export interface Ticket {
  readonly id: number;
  /** Local time in Tokyo, as `2026-11-20 09:58`. */
  readonly at: string;
  readonly comment: string;
  readonly team?: string;
  readonly resolved?: string;
}

/** A folder that a source reads: one file of tickets, written anew each time. */
export interface TicketFolder {
  /** Of the source. */
  readonly config: object;
  write(tickets: readonly Ticket[]): void;
  remove(): void;
}

export function ticketFolder(): TicketFolder {
  const path = mkdtempSync(join(tmpdir(), 'koe-tickets-'));
  return {
    config: { path, mapping: MAPPING },
    write(tickets) {
      const lines = tickets.map(({ id, at, comment, team, resolved }) =>
        [id, at, comment, team ?? '', resolved ?? ''].join(','),
      );
      writeFileSync(join(path, 'tickets.csv'), ['id,at,comment,team,resolved', ...lines, ''].join('\n'));
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
