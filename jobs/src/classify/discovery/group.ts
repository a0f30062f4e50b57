import type { Lang } from '@koe/sql/domain/item';
import type { Bilingual } from '@koe/sql/domain/theme';

/** A text as discovery reads it: what a customer wrote, masked. */
export interface DiscoveryText {
  readonly id: string;
  readonly text: string;
  /** ISO 639-1; texts of Japanese, of Chinese and of all others are looked at apart, each against its own kind. */
  readonly lang: Lang;
  /** 0 … 1: how surely a theme of the tree covers the text; absent when nobody asked. */
  readonly confidence?: number;
}

/** Something that is spoken of more than before and that no theme need exist for. */
export interface Group {
  /** Readable, and unlike the names of the other groups. Both languages hold the same words where only one is spoken. */
  readonly name: Bilingual;
  /** What the group says, the most telling first; as written, lower case, Japanese verbs in their base form. */
  readonly phrases: readonly string[];
  readonly lang: Lang;
  /** Recent texts of the group. */
  readonly count: number;
  /** Texts of the baseline that would belong to it. */
  readonly baseline: number;
  /** Evidence that the group has grown, in standard errors: the signed root of the likelihood ratio (`growth` in `scan.ts`). */
  readonly z: number;
  /** The recent texts, those nearest to the group's centre first. */
  readonly ids: readonly string[];
}

export interface DiscoveryOptions {
  /** Most groups; 20 by default. */
  readonly limit?: number;
  /**
   * Share 0 … 1 of the recent texts that are looked at, those with the least confidence; the same bound holds for the
   * baseline. 1 by default. Texts without a confidence always stay.
   */
  readonly unsureShare?: number;
  /** Least evidence of growth; 3 by default. */
  readonly leastZ?: number;
  /** The phrases of groups that were dismissed: one that is named like them, or mostly says the same, stays away. */
  readonly dismissed?: readonly (readonly string[])[];
}
