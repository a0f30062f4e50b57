import type { Reader, Reading } from '../../classify/discovery/reading.js';

/** What is matched: an article with the terms of its title and of each of its passages. */
export interface ReadArticle {
  readonly articleId: string;
  /** Terms with what each weighs by its form, 0 … 1. */
  readonly title: ReadonlyMap<string, number>;
  readonly passages: readonly ReadonlySet<string>[];
}

/** What a group of questions is told by. */
export interface QuestionTerms {
  /** Share of the questions that hold a term, 0 … 1. */
  readonly shares: ReadonlyMap<string, number>;
  /** The terms that tell it from other questions with what each weighs; at most 40. */
  readonly core: ReadonlyMap<string, number>;
}

/** Longer passages hold everything by chance; each stands with the title before it. */
const PASSAGE = 600;
const MOST_PASSAGES = 60;
/** A term tells a group that this share of its questions hold, and so many times as many as of all questions. */
const CORE = 0.15;
const LIFT = 2;
const MOST_CORE = 40;
/** How much the askers' words and the title's words count. */
const BODY_WEIGHT = 0.6;
const TITLE_WEIGHT = 0.4;
/** A word of the title that a quarter of the askers use is theirs. */
const SAID_BY = 0.25;

export function readArticle(
  { articleId, title, body }: { readonly articleId: string; readonly title: string; readonly body: string },
  read: Reader,
): ReadArticle {
  return {
    articleId,
    title: read(title).terms,
    passages: passagesOf(body).map((passage) => new Set(read(`${title}\n${passage}`).terms.keys())),
  };
}

/** @param counts `termCounts` of all readings */
export function questionTerms(
  readings: readonly Reading[],
  members: readonly number[],
  counts: ReadonlyMap<string, number>,
): QuestionTerms {
  const own = new Map<string, { count: number; weight: number }>();
  for (const member of members)
    for (const [term, weight] of readings[member]?.terms ?? []) {
      const known = own.get(term);
      if (known) known.count += 1;
      else own.set(term, { count: 1, weight });
    }
  const core = [...own]
    .map(([term, { count, weight }]) => {
      const share = count / members.length;
      const lift = share / ((counts.get(term) ?? count) / readings.length);
      return { term, weight: share >= CORE && lift > LIFT ? weight * share * Math.log(lift) : 0 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_CORE);
  return {
    shares: new Map([...own].map(([term, { count }]) => [term, count / members.length])),
    core: new Map(core.map(({ term, weight }) => [term, weight])),
  };
}

/** Texts that hold each term. */
export function termCounts(readings: readonly Reading[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { terms } of readings) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/**
 * The article that comes nearest to a group of questions, null without articles. Its score, 0 … 1: how much of what tells the group
 * its best passage holds, and how much of its title the askers say; a long article alone does not answer everything.
 * @param texts questions in all, of which `counts` counts the terms
 */
export function nearestArticle(
  { core, shares }: QuestionTerms,
  articles: readonly ReadArticle[],
  counts: ReadonlyMap<string, number>,
  texts: number,
): { readonly articleId: string; readonly score: number } | null {
  const all = [...core.values()].reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return null;
  let best: { articleId: string; score: number } | null = null;
  for (const { articleId, title, passages } of articles) {
    const held = Math.max(0, ...passages.map((terms) => heldBy(core, terms)));
    let said = 0;
    let titled = 0;
    for (const [term, weight] of title) {
      const rare = weight * Math.log(texts / Math.min(texts, counts.get(term) ?? 0.5));
      titled += rare;
      said += rare * Math.min(1, (shares.get(term) ?? 0) / SAID_BY);
    }
    const score = BODY_WEIGHT * (held / all) + TITLE_WEIGHT * (titled === 0 ? 0 : said / titled);
    if (best === null || score > best.score) best = { articleId, score };
  }
  return best;
}

function heldBy(core: ReadonlyMap<string, number>, terms: ReadonlySet<string>): number {
  let held = 0;
  for (const [term, weight] of core) if (terms.has(term)) held += weight;
  return held;
}

/** Paragraphs put together to passages, long ones cut at sentences. */
function passagesOf(body: string): string[] {
  const passages: string[] = [];
  let passage = '';
  for (const piece of body.match(/[^。．.!?！？\n]+[。．.!?！？\n]*/gu) ?? []) {
    for (let at = 0; at < piece.length; at += PASSAGE) {
      const cut = piece.slice(at, at + PASSAGE);
      if (passage !== '' && passage.length + cut.length > PASSAGE) {
        passages.push(passage);
        passage = '';
      }
      passage += cut;
    }
    if (passages.length >= MOST_PASSAGES) break;
  }
  if (passage !== '' || passages.length === 0) passages.push(passage);
  return passages.slice(0, MOST_PASSAGES);
}
