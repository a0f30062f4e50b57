/** What is known of a possible quote. */
export interface Candidate {
  readonly text: string;
  readonly lang: string;
  readonly channel: string;
  readonly tone: string;
  /** 0 … 1. */
  readonly confidence: number;
}

/** Quotes that share more than this say the same thing. */
const SAME = 0.5;
/** How much likeness to a chosen quote, and one more of a language, channel or tone, takes from a candidate's worth. */
const LIKENESS = 0.8;
const SAME_LANG = 0.08;
const SAME_CHANNEL = 0.06;
const SAME_TONE = 0.05;
/** Characters between which a quote can be read at a glance and still says something. */
const SHORTEST = 12;
const LONGEST = 220;

/**
 * The quotes that speak for a theme: the surest ones, each unlike those before it (maximal marginal relevance, Carbonell and
 * Goldstein 1998), spread over languages, channels and tones. Equal candidates in equal order give equal quotes.
 */
export function chooseQuotes<T extends Candidate>(candidates: readonly T[], limit: number): T[] {
  const left = candidates.map((candidate) => ({ candidate, runs: runsOf(candidate.text) }));
  const chosen: typeof left = [];
  while (chosen.length < limit && left.length > 0) {
    let best = -1;
    let most = -Infinity;
    left.forEach(({ candidate, runs }, at) => {
      const alike = chosen.reduce((highest, other) => Math.max(highest, likeness(runs, other.runs)), 0);
      if (alike > SAME) return;
      const value = worth(candidate) - LIKENESS * alike - repeated(candidate, chosen);
      if (value > most) [best, most] = [at, value];
    });
    if (best < 0) break;
    chosen.push(...left.splice(best, 1));
  }
  return chosen.map(({ candidate }) => candidate);
}

/** Sure, and of a length that is read. */
function worth({ text, confidence }: Candidate): number {
  const length = [...text].length;
  const short = Math.min(1, length / SHORTEST);
  const long = length <= LONGEST ? 1 : Math.max(0.6, LONGEST / length);
  return confidence * short * long;
}

function repeated(candidate: Candidate, chosen: readonly { readonly candidate: Candidate }[]): number {
  const times = (same: (other: Candidate) => boolean): number =>
    chosen.filter(({ candidate: other }) => same(other)).length;
  return (
    SAME_LANG * times(({ lang }) => lang === candidate.lang) +
    SAME_CHANNEL * times(({ channel }) => channel === candidate.channel) +
    SAME_TONE * times(({ tone }) => tone === candidate.tone)
  );
}

/** Runs of three characters: as good for Japanese as for languages with spaces, where pairs would be alike by chance. */
function runsOf(text: string): ReadonlySet<string> {
  const plain = text.toLowerCase().replace(/[\s\p{P}]+/gu, ' ');
  const runs = new Set<string>();
  for (let at = 0; at + 3 <= plain.length; at++) runs.add(plain.slice(at, at + 3));
  return runs;
}

/** Shared runs ÷ those of the shorter text: a sentence within a longer text is a repetition too. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const smaller = Math.min(one.size, other.size);
  if (smaller === 0) return one.size === other.size ? 1 : 0;
  let shared = 0;
  for (const run of one) if (other.has(run)) shared++;
  return shared / smaller;
}
