import type { Bilingual } from '../theme.js';
import type { AgendaContent } from './content.js';
import type { AgendaKind, Outcome, Why } from './review.js';

/** The frozen record of a meeting: what its hash is over. Names are kept as they were. */
export interface Minutes {
  readonly version: 1;
  readonly reviewId: string;
  readonly heldOn: string;
  readonly timeZone: string;
  /** The closed week that it was about. */
  readonly from: string;
  readonly to: string;
  readonly editionId: string | null;
  readonly department: Bilingual | null;
  readonly people: readonly string[];
  readonly startedAt: string;
  readonly endedAt: string;
  readonly plannedMinutes: number;
  readonly items: readonly MinutesItem[];
}

export interface MinutesItem {
  readonly kind: AgendaKind;
  readonly why: Why;
  readonly content: AgendaContent;
  /** Name of the theme it is about. */
  readonly theme: Bilingual | null;
  /** The part of the feedback it is about, in words; null for all of it. */
  readonly segment: Bilingual | null;
  readonly plannedMinutes: number;
  readonly usedSeconds: number;
  /** Why it was taken off the agenda, and by whom; null when it was not. */
  readonly removed: { readonly reason: string | null; readonly by: string | null } | null;
  readonly decision: MinutesDecision | null;
}

export interface MinutesDecision {
  readonly outcome: Outcome;
  readonly reason: string | null;
  /** A person's own words: told as theirs. */
  readonly note: string | null;
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly action: MinutesAction | null;
  readonly by: string | null;
  readonly at: string;
}

/** What was agreed on when the action was made. */
export interface MinutesAction {
  readonly id: string;
  readonly title: string;
  readonly owner: string | null;
  readonly dueOn: string | null;
  /** Metric id of the goal, and the smallest change that is worth it. */
  readonly metric: string | null;
  readonly minimumEffect: number | null;
}
