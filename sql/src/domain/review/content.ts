import type { Bilingual } from '../theme.js';
import type { Outcome } from './review.js';

/** What an item of an agenda says: numbers and names as they were when it was built. Shares are 0 … 1, days local dates. */

export interface StoryContent {
  readonly kind: 'story';
  /** Null when no voice of the week was fit to be read out. */
  readonly itemId: string | null;
  /** Masked. */
  readonly quote: string;
  readonly lang: string;
  readonly channel: string;
  readonly on: string | null;
  readonly themeId: number | null;
}

export const EFFECT_STATES = ['measuring', 'worked', 'no_worthwhile_effect', 'no_evidence_yet', 'worse'] as const;

/** The measured effect of an action, or that it is still being measured. */
export interface EffectSaid {
  readonly state: (typeof EFFECT_STATES)[number];
  /** In the metric's unit, and its 95 % interval; null while nothing can be said. */
  readonly effect: number | null;
  readonly interval: readonly [number, number] | null;
  /** When it will be known. */
  readonly on: string | null;
}

export interface ActionContent {
  readonly kind: 'action';
  readonly actionId: string;
  readonly title: string;
  readonly themeId: number | null;
  /** As the life of an action names it: planned, in_progress … */
  readonly status: string;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly dueOn: string;
  /** Id of the metric that it is judged by; the effect is in its unit. */
  readonly metric: string;
  readonly effect: EffectSaid | null;
}

/** One number of the whole picture beside the period before. */
export interface PictureFact {
  readonly metric: string;
  readonly n: number;
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  readonly before: number | null;
  readonly beforeN: number;
  /** Interval of the change; null when none can be given. */
  readonly change: readonly [number, number] | null;
}

export interface PictureContent {
  readonly kind: 'picture';
  readonly facts: readonly PictureFact[];
}

export interface ExceptionContent {
  readonly kind: 'exception';
  readonly signalId: string;
  readonly themeId: number;
  readonly segment: { readonly by: string; readonly key: string } | null;
  readonly week: string;
  readonly direction: 'up' | 'down';
  readonly items: number;
  readonly expectedItems: number;
  readonly n: number;
  readonly share: number;
  readonly interval: readonly [number, number];
  readonly expectedShare: number;
  /** Weeks outside its limits without a break. */
  readonly weeks: number;
  /** Query parameters of the filter that lists its items. */
  readonly evidence: string;
}

export interface ThemeContent {
  readonly kind: 'theme';
  readonly themeId: number;
  /** Place in the priority table; null for a theme that stands here for its age. */
  readonly rank: number | null;
  readonly rankInterval: readonly [number, number] | null;
  /** Whether other themes share the rank: a bootstrap cannot tell them apart. Agendas of earlier releases do not say. */
  readonly tied?: boolean;
  readonly level: 'high' | 'medium' | 'low';
  readonly score: number;
  readonly items: number;
  readonly voices: number;
  /** Weeks over the line without a decision; null when one stands or it is not over the line. */
  readonly undecidedWeeks: number | null;
  readonly evidence: string;
}

export interface GapContent {
  readonly kind: 'gap';
  readonly gapId: string;
  readonly title: Bilingual;
  readonly themeId: number | null;
  readonly items: number;
  /** Contacts that an answer is expected to save each week. */
  readonly saves: readonly [number, number] | null;
}

export interface FollowUpContent {
  readonly kind: 'follow_up';
  readonly decisionId: string;
  readonly reviewId: string;
  readonly heldOn: string;
  readonly outcome: Outcome;
  readonly about: Bilingual;
  readonly themeId: number | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly dueOn: string | null;
  readonly note: string | null;
}

export interface CustomContent {
  readonly kind: 'custom';
  readonly title: string;
  readonly text: string;
}

export interface ReadBackContent {
  readonly kind: 'read_back';
}

export type AgendaContent =
  | StoryContent
  | ActionContent
  | PictureContent
  | ExceptionContent
  | ThemeContent
  | GapContent
  | FollowUpContent
  | CustomContent
  | ReadBackContent;

/** The theme that a decision about an item is also about; null when it is about none, or about one segment of it only. */
export function themeDecided(content: AgendaContent): number | null {
  switch (content.kind) {
    case 'theme':
    case 'follow_up':
    case 'gap':
      return content.kind === 'gap' ? null : content.themeId;
    case 'exception':
      return content.segment === null ? content.themeId : null;
    default:
      return null;
  }
}
