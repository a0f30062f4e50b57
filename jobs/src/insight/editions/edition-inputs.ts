import type { Figures } from '@koe/sql/domain/accuracy/accuracy';
import type { Manifest } from '@koe/sql/domain/cube/layout';
import type { EditionQuote } from '@koe/sql/domain/edition/content';
import type { Answerable } from '@koe/sql/domain/faq/assumption';
import type { FoundQuestion } from '@koe/sql/domain/finding/faq-gap-finding';
import type { PriorityWeights } from '@koe/sql/domain/priority/weights';
import type { ThemeDecision } from '@koe/sql/domain/review/undecided';
import type { Named, WeekAction, WeekCase, WeekSource } from '@koe/sql/queries/edition/week-facts';
import type { FaqRun } from '@koe/sql/queries/faq/run';
import type { SignalRun } from '@koe/sql/queries/signal/run';
import type { StoredSignal } from '@koe/sql/queries/signal/signal';
import type { Suggestion } from '@koe/sql/queries/suggestion/suggestion';
import type { ThemeOwner } from '@koe/sql/queries/taxonomy/owner';
import type { ThemeGoal } from '@koe/sql/queries/theme/goal';

/** What a theme's labels say. */
export interface ThemeAccuracyInput extends Pick<Figures, 'f1'> {
  readonly themeId: number;
  readonly judged: number;
  readonly known: boolean;
}

/** Everything that a report takes from tables, before anything is counted. */
export interface EditionInputs {
  readonly organisation: string;
  readonly manifest: Manifest;
  /** Version of the classifier that serves; null before the first. */
  readonly classifier: string | null;
  /** ISO instant: data up to it were known. */
  readonly asOf: string;
  /** Local day number of the first day. */
  readonly week: number;
  /** Local date of the as-of: what was done until then is told. */
  readonly today: string;
  readonly targets: readonly { readonly metric: string; readonly variant: string | null; readonly value: number }[];
  readonly weights: PriorityWeights;
  readonly goals: readonly ThemeGoal[];
  readonly owners: readonly ThemeOwner[];
  readonly people: readonly Named[];
  readonly departments: readonly Named[];
  readonly sources: readonly WeekSource[];
  readonly run: SignalRun | null;
  readonly signals: readonly StoredSignal[];
  readonly emerging: readonly Suggestion[];
  readonly decisions: readonly ThemeDecision[];
  readonly actions: readonly WeekAction[];
  readonly gaps: readonly FoundQuestion[];
  /** The look that found them; null before the first. */
  readonly faqRun: FaqRun | null;
  readonly answerable: Answerable;
  readonly corrections: number;
  readonly accuracy: {
    readonly all: Pick<Figures, 'f1'> | null;
    readonly judged: number;
    readonly themes: readonly ThemeAccuracyInput[];
  };
}

/** What is read once it is known which theme is looked at closely. */
export interface LateInputs {
  readonly quotes: readonly EditionQuote[];
  readonly praise: EditionQuote | null;
  readonly caseOfWeek: WeekCase | null;
}
