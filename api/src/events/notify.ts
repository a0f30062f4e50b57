import type { Transaction } from '@koe/sql/queries/queue/add-job';
import { EVENT_CHANNEL } from './events.service.js';

export type Happening =
  | {
      readonly kind:
        | 'settings'
        | 'themes'
        | 'labels'
        | 'suggestions'
        | 'views'
        | 'signals'
        | 'cases'
        | 'faq'
        | 'actions'
        | 'editions'
        | 'deliveries'
        | 'notifications';
    }
  | { readonly kind: 'source' | 'handling' | 'reclassification' | 'pins' | 'review'; readonly id: string };

/** Tells every process, and through it every open page, once the caller's transaction has committed. */
export async function notify(transaction: Transaction, happening: Happening): Promise<void> {
  await transaction.query('select pg_notify($1, $2)', [EVENT_CHANNEL, JSON.stringify(happening)]);
}
