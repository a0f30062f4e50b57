import type { Bilingual } from '../theme.js';
import type { ActionStatus } from './status.js';

/** What a status is called, for what leaves the screens: notifications, calendars, reports. */
export const STATUS_NAMES: Readonly<Record<ActionStatus, Bilingual>> = {
  proposed: { ja: '提案', en: 'Proposed' },
  planned: { ja: '計画済み', en: 'Planned' },
  in_progress: { ja: '実施中', en: 'In progress' },
  done: { ja: '実施済み', en: 'Done' },
  measuring: { ja: '効果測定中', en: 'Measuring' },
  closed: { ja: '完了', en: 'Closed' },
  stopped: { ja: '中止', en: 'Stopped' },
};
