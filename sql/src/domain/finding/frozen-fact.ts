import type { Weigh } from '../cube/query.js';
import type { Fact } from '../fact.js';
import type { Bilingual } from '../theme.js';

/** One value of a filter with the name it had when the fact was counted. */
export interface NamedValue {
  /** As a filter writes it: `theme`, `channel`, `seg.NAME`, `q` … */
  readonly field: string;
  /** What a declared dimension is called; null for the others, which the dictionaries name. */
  readonly label: Bilingual | null;
  /** Without the leading `!`; `-` for "none", `*` for the smaller segments together. */
  readonly key: string;
  /** Null for `-`, `*` and closed lists (channel, intent, priority, sentiment), which the dictionaries name. */
  readonly name: Bilingual | null;
  readonly not: boolean;
}

/** A fact that a sentence can say: what it is of has names, so that it reads the same when a theme is renamed or gone. */
export interface NamedFact extends Fact {
  readonly weigh: Weigh;
  /** What the filter narrows to besides its dates, in the filter's order; empty for everything. */
  readonly of: readonly NamedValue[];
}

/** On what facts were counted. One stamp may serve many facts: an edition has one. */
export interface Stamp {
  /** ISO 8601. Data up to this instant were known. */
  readonly asOf: string;
  readonly timeZone: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekStart: number;
  /** Version of the theme tree. */
  readonly taxonomy: number;
  /** Version of the classifier that served; null before the first classification. */
  readonly classifier: string | null;
  /** Hashes of the blocks counted, ascending. */
  readonly blocks: readonly string[];
}
