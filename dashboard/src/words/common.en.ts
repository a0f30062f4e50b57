import type { Priority, ScoreKind } from '@koe/sql/domain/item';
import { valueWordsEn } from '@koe/sql/domain/words/value-words.en';
import type { commonJa } from './common.ja.js';

const priority: Record<Priority, string> = { P1: 'Urgent', P2: 'High', P3: 'Normal', P4: 'Low' };
const score: Record<ScoreKind, string> = { csat: 'CSAT', nps: 'NPS', ces: 'CES', rating: 'Rating' };

const { channel, intent, sentiment, handling, kind, valueOf } = valueWordsEn;

export const commonEn = {
  channel,
  intent,
  sentiment,
  priority,
  handling,
  kind,
  valueOf,
  score,
  lang: (code: string): string =>
    ({ ja: 'Japanese', en: 'English', zh: 'Chinese', ko: 'Korean', und: 'Unknown' })[code] ?? code,
  none: 'None',
  all: 'All',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  edit: 'Edit',
  add: 'Add',
  remove: 'Remove',
  undo: 'Undo',
  retry: 'Try again',
  reload: 'Reload',
  search: 'Search',
  more: 'Show more',
  back: 'Back',
  next: 'Next',
  yes: 'Yes',
  no: 'No',
  optional: 'Optional',
  required: 'Required',
  loading: 'Loading',
  saved: 'Saved',
  removed: 'Removed',
  menu: 'Menu',
  pin: 'Open full page',
  unpin: 'Back to the list',
  items: (n: string): string => `${n} items`,
  openItems: (n: string): string => `Open ${n} items`,
  notEnough: (n: string): string => `Not enough data (n=${n})`,
  timeUnknown: 'Time unknown',
  problemTitle: 'This could not be loaded',
  problemUnreachable: 'The server does not answer. Check that Koe is running, then try again.',
  problemUnreadable:
    'The answer could not be read. The page and the server may be of different versions: reload the page.',
  problemInternal:
    'Something unexpected happened on the server. Try again; if it stays, give the request number to an administrator.',
  requestId: 'Request number',
  copied: 'Copied',
} satisfies typeof commonJa;
