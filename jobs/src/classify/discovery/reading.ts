/** What discovery reads in one text. */
export interface Reading {
  /** Terms with what they weigh, 0 … 1: texts are alike by these. */
  readonly terms: ReadonlyMap<string, number>;
  /** Phrases that could name what the text is about. */
  readonly phrases: ReadonlySet<string>;
}

/** Reads texts of one family of languages. Pure; the same text gives the same reading. */
export type Reader = (text: string) => Reading;

/** Marks of masked personal data such as `[email]`: nobody's word. */
const MASKED = /\[[a-z]{2,12}\]/g;
const ADDRESS = /https?:\/\/\S+|www\.\S+/g;

/** The text without placeholders and web addresses. */
export function spoken(view: string): string {
  return view.replace(MASKED, ' ').replace(ADDRESS, ' ');
}
