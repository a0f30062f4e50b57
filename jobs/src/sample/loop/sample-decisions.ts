import { formatDay } from '@koe/sql/domain/calendar/day';
import type { AgendaContent } from '@koe/sql/domain/review/content';
import type { DecisionInput } from '@koe/sql/domain/review/decision';
import { sampleId } from '../sample-id.js';

export interface SampleDecision extends DecisionInput {
  /** The theme that it is about too; null for none. */
  readonly themeId: number | null;
}

const NOTHING = { reason: null, note: null, ownerId: null, dueOn: null, actionId: null, themeId: null };
const INVESTIGATE_DAYS = 3;
const DEFER_DAYS = 19;

/** What the sample's meeting said about an item: actions go on, the first theme is looked into, the others wait. */
export function sampleDecisions(content: AgendaContent, today: number): SampleDecision | null {
  if (content.kind === 'action')
    return {
      ...NOTHING,
      outcome: 'under_way',
      ownerId: content.ownerId,
      actionId: content.actionId,
      note: '次回までに新しい期日を決める。',
    };
  if (content.kind !== 'theme') return null;
  const { themeId } = content;
  if (content.rank === 1)
    return {
      ...NOTHING,
      outcome: 'investigate',
      themeId,
      ownerId: sampleId('person', 'analyst'),
      dueOn: formatDay(today + INVESTIGATE_DAYS),
      note: '増えているのがどの商品とチャネルかを調べ、次回に報告する。',
    };
  return {
    ...NOTHING,
    outcome: 'defer',
    themeId,
    dueOn: formatDay(today + DEFER_DAYS),
    note: '進行中のアクションの結果を見てから決める。',
  };
}
