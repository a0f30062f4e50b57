import type { Answerable } from '../faq/assumption.js';
import { gapEvidence, type GapSigns, type LookDays } from '../faq/gap-evidence.js';
import { savedPerWeek } from '../faq/savings.js';
import { weeklyVolume } from '../faq/weekly-volume.js';
import type { Bilingual } from '../theme.js';
import type { FaqGapFinding } from './finding.js';

/** A question that recurs, as a look found it. */
export interface FoundQuestion extends GapSigns {
  readonly gapId: string;
  readonly name: Bilingual;
  /** Questions and contacts by week of the look, oldest first. */
  readonly weeks: readonly number[];
  readonly contactWeeks: readonly number[];
}

/** A recurring question as a sentence can say it. @param look the one that found it; @param answerable what an answer is assumed to save */
export function faqGapFinding(gap: FoundQuestion, look: LookDays | null, answerable: Answerable): FaqGapFinding {
  return {
    kind: 'faq_gap',
    gapId: gap.gapId,
    question: gap.name,
    perWeek: weeklyVolume(gap.weeks).value,
    savedPerWeek: savedPerWeek(gap.contactWeeks, answerable),
    evidence: gapEvidence(gap, look),
  };
}
