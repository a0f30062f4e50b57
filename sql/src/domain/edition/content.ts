import type { Filter } from '../filter.js';
import type {
  EffectFinding,
  FaqGapFinding,
  Finding,
  GoodNewsFinding,
  ReliabilityFinding,
  SignalFinding,
} from '../finding/finding.js';
import type { NamedFact, Stamp } from '../finding/frozen-fact.js';
import type { Level, PriorityTerms } from '../priority/theme-priority.js';
import type { Bilingual } from '../theme.js';
import type { Picture, WeekPoint } from './picture.js';

/**
 * One frozen weekly report: facts and findings, never sentences, in the order in which they are printed. Plain JSON; both languages, the web page,
 * the PDF, mail and chat are rendered from it. Every block has the filter it was counted under, by which it opens live. Days are local dates.
 */
export interface EditionContent {
  /** Goes up with any change of this shape or of what a field means. */
  readonly version: 1;
  readonly header: EditionHeader;
  /** The largest real change (or `quiet`), what it comes from, the decision asked; fewer when there is none. */
  readonly sentences: readonly Finding[];
  readonly picture: Picture;
  readonly actions: ActionsBlock;
  readonly signals: SignalsBlock;
  readonly priorities: PrioritiesBlock;
  /** Null in a week without items. */
  readonly depth: DepthBlock | null;
  readonly good: GoodBlock;
  readonly faq: FaqBlock;
  readonly caseOfWeek: CaseBlock | null;
  readonly reliability: ReliabilityBlock;
  /** Only those whom something of the week concerns. */
  readonly departments: readonly Appendix[];
  readonly owners: readonly Appendix[];
}

export interface EditionHeader {
  /** Name of the organisation. */
  readonly organisation: string;
  readonly week: { readonly from: string; readonly to: string };
  readonly stamp: Stamp;
  /** Versions that numbers hang on: definition of each metric, and of the rules of this report. */
  readonly metrics: Readonly<Record<string, number>>;
  /** Items of the week. */
  readonly items: NamedFact;
  /** Sources that were read up to the end of the week, of those that are read by themselves. */
  readonly sources: {
    readonly received: number;
    readonly expected: number;
    readonly missing: readonly MissingSource[];
  };
  /** No signal, no action due, no clear change: the report is short. */
  readonly quiet: boolean;
  /** Undecided themes over the line (signals, or priority high), and the weeks of the oldest one: nothing is silently dropped. */
  readonly undecided: { readonly themes: number; readonly oldestWeeks: number };
}

export interface MissingSource {
  readonly id: string;
  readonly name: string;
  /** `late`: not read since the week ended; `stopped`: by an error or by hand. */
  readonly why: 'late' | 'stopped';
  /** Local date of the last pull. */
  readonly lastOn: string | null;
}

/** A finding and how far the action is. */
export interface ActionEntry {
  readonly actionId: string;
  /** 12 of "A-12". */
  readonly number: number;
  readonly title: string;
  readonly theme: { readonly id: number; readonly name: Bilingual };
  readonly status: string;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly department: { readonly id: string; readonly name: Bilingual } | null;
  readonly dueOn: string;
  /** Whole days after `dueOn` on the morning after the week; 0 or less when not late. */
  readonly lateDays: number;
  readonly blocked: boolean;
  /** Why it is here: due this week or next, late, its effect is being measured, or its verdict came. */
  readonly because: 'due' | 'late' | 'measuring' | 'verdict';
  /** Null while nothing can be said of the effect. */
  readonly effect: EffectFinding | null;
}

export interface ActionsBlock {
  /** Late and blocked first. */
  readonly entries: readonly ActionEntry[];
  /** Open actions in all. */
  readonly open: number;
}

/** A signal with what the finding leaves to the table. */
export interface SignalEntry {
  readonly finding: SignalFinding;
  readonly share: number;
  readonly interval: readonly [number, number];
  readonly expectedShare: number;
  readonly shareLimits: readonly [number, number];
  readonly itemLimits: readonly [number, number];
  readonly n: number;
  /** open, act, investigate, defer, decline, under_way */
  readonly disposition: string;
  /** Items of the theme in the last thirteen weeks, with limits; of all feedback or of the segment. */
  readonly weeks: readonly WeekPoint[];
}

export interface EmergingEntry {
  readonly suggestionId: string;
  readonly name: Bilingual;
  readonly phrases: readonly string[];
  /** Items of the seven days, and as many as were expected from the weeks before. */
  readonly items: number;
  readonly expected: number;
}

export interface SignalsBlock {
  readonly filter: Filter;
  /** False when the week was not computed. */
  readonly computed: boolean;
  /** Hypotheses tested, and the expected share of false ones among the signals. */
  readonly tests: number;
  readonly falseDiscoveryRate: number;
  /** The surest first. */
  readonly entries: readonly SignalEntry[];
  readonly emerging: readonly EmergingEntry[];
}

export interface PriorityEntry {
  readonly theme: { readonly id: number; readonly name: Bilingual };
  readonly rank: number;
  readonly rankInterval: readonly [number, number];
  readonly score: number;
  readonly level: Level;
  readonly frequencyLevel: Level;
  readonly terms: PriorityTerms;
  readonly share: NamedFact;
  readonly owner: Bilingual | null;
  /** Rank four weeks earlier; null when it was not ranked. */
  readonly rankBefore: number | null;
}

export interface PrioritiesBlock {
  /** The four weeks that end with the week. */
  readonly filter: Filter;
  readonly entries: readonly PriorityEntry[];
  /** Themes ranked in all. */
  readonly themes: number;
}

export interface EditionQuote {
  readonly itemId: string;
  readonly lang: string;
  readonly channel: string;
  /** Local date; null when unknown. */
  readonly on: string | null;
  readonly tone: string;
  /** Masked. */
  readonly text: string;
  /** What is on the theme: half-open UTF-16 offsets into `text`, in order. */
  readonly spans: readonly (readonly [number, number])[];
}

/** One theme looked at closely. */
export interface DepthBlock {
  readonly filter: Filter;
  readonly theme: { readonly id: number; readonly name: Bilingual };
  /** Why this one. */
  readonly because: 'signal' | 'priority';
  readonly share: NamedFact;
  readonly shareBefore: NamedFact;
  /** Share of voices by week, half a year, with limits. */
  readonly weeks: readonly WeekPoint[];
  /** Tones of its mentions and intents of its items, the most frequent first; shares 0 … 1. */
  readonly tones: readonly { readonly key: string; readonly share: number; readonly items: number }[];
  readonly intents: readonly { readonly key: string; readonly share: number; readonly items: number }[];
  /** Where it is said clearly more often than in the rest. */
  readonly segments: readonly {
    readonly by: string;
    readonly label: Bilingual | null;
    readonly key: string;
    readonly name: Bilingual | null;
    readonly share: number;
    readonly lift: number;
    readonly liftInterval: readonly [number, number];
    readonly items: number;
  }[];
  /** Three to six, masked. */
  readonly quotes: readonly EditionQuote[];
}

export interface GoodBlock {
  readonly filter: Filter;
  readonly findings: readonly (GoodNewsFinding | EffectFinding)[];
  readonly quote: EditionQuote | null;
}

export interface FaqBlock {
  readonly gaps: readonly FaqGapFinding[];
  /** Open gaps in all. */
  readonly open: number;
  /** Last day that was looked through for them; null before the first look. */
  readonly through: string | null;
}

export interface CaseBlock {
  readonly caseId: string;
  readonly title: Bilingual;
  readonly outcome: 'success' | 'failure';
  /** What was learnt. */
  readonly lesson: Bilingual;
}

export interface ReliabilityBlock {
  readonly filter: Filter;
  readonly finding: ReliabilityFinding;
  /** Items without a theme, of those with customer text. */
  readonly unclassified: NamedFact;
  /** The themes of this report: how sure their counts are. F1 and interval 0 … 1. */
  readonly themes: readonly {
    readonly id: number;
    readonly name: Bilingual;
    readonly f1: number | null;
    readonly interval: readonly [number, number] | null;
    readonly judged: number;
  }[];
}

/** What concerns one department, or one person. Ids refer to the blocks before it. */
export interface Appendix {
  readonly id: string;
  readonly name: Bilingual;
  readonly themes: readonly {
    readonly id: number;
    readonly name: Bilingual;
    readonly now: NamedFact;
    readonly before: NamedFact;
  }[];
  readonly signalIds: readonly string[];
  readonly actionIds: readonly string[];
}
