import { formatDay } from '@koe/sql/domain/calendar/day';
import type { FaqBlock } from '@koe/sql/domain/edition/content';
import type { WeekGap } from '@koe/sql/queries/edition/week-facts';
import { savedPerWeek } from '@koe/sql/domain/faq/savings';
import type { EditionInputs } from '../edition-inputs.js';

const MOST = 3;

/** Questions without a good answer, those that would save most contacts first. */
export function faqBlock({ gaps, gapsThrough, answerable }: EditionInputs): FaqBlock {
  return {
    gaps: gaps.slice(0, MOST).map(({ id, name, perWeek, contactWeeks }: WeekGap) => ({
      kind: 'faq_gap',
      gapId: id,
      question: name,
      perWeek,
      savedPerWeek: savedPerWeek(contactWeeks, answerable),
    })),
    open: gaps.length,
    through: gapsThrough === null ? null : formatDay(gapsThrough),
  };
}
