import { formatDay } from '@koe/sql/domain/calendar/day';
import type { FaqBlock } from '@koe/sql/domain/edition/content';
import { faqGapFinding } from '@koe/sql/domain/finding/faq-gap-finding';
import type { EditionInputs } from '../edition-inputs.js';

const MOST = 3;

/** Questions without a good answer, those that would save most contacts first. */
export function faqBlock({ gaps, faqRun, answerable }: EditionInputs): FaqBlock {
  return {
    gaps: gaps.slice(0, MOST).map((gap) => faqGapFinding(gap, faqRun, answerable)),
    open: gaps.length,
    through: faqRun === null ? null : formatDay(faqRun.toDay),
  };
}
