import { readerOf, familyOf, type Family } from '../../classify/discovery/reader.js';
import { nameGroup } from '../../classify/discovery/name-group.js';
import { asWritten } from '../../classify/discovery/as-written.js';
import { PhraseCounts } from '../../classify/discovery/phrase-counts.js';
import type { ArticleMatch, GapPhrase, KeyedCount } from '@koe/sql/domain/faq/gap';
import { COVERED_FROM } from '@koe/sql/domain/faq/coverage';
import { questionText } from '@koe/sql/domain/faq/question-text';
import type { Bilingual } from '@koe/sql/domain/theme';
import { groupQuestions } from './group-questions.js';
import { nearestArticle, questionTerms, readArticle, termCounts } from './match-articles.js';
import { meaningsOf, pairGroups } from './pair-languages.js';

/** A question as it is read: masked text of the customer. */
export interface Question {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly channel: string;
  /** Week of the period it came in, from 0. */
  readonly week: number;
  /** Whether it reached staff, and whether it ended without an answer. */
  readonly contact: boolean;
  readonly unanswered: boolean;
  readonly themes: readonly number[];
}

export interface KnownArticle {
  readonly articleId: string;
  readonly title: string;
  readonly body: string;
  readonly lang: 'ja' | 'en';
}

export interface Look {
  readonly questions: readonly Question[];
  readonly articles: readonly KnownArticle[];
  /** Weeks of the period. */
  readonly weeks: number;
}

/** A question that recurs, in counts of what was read. */
export interface Recurring {
  readonly name: Bilingual;
  readonly phrases: readonly GapPhrase[];
  readonly weeks: readonly number[];
  readonly contactWeeks: readonly number[];
  readonly unanswered: number;
  readonly channels: readonly KeyedCount[];
  readonly langs: readonly KeyedCount[];
  readonly themeId: number | null;
  readonly themeShare: number;
  /** The most typical first. */
  readonly ids: readonly string[];
  readonly matches: readonly ArticleMatch[];
  readonly covered: boolean;
}

/** A question that is asked in fewer weeks was asked once, by many. */
const FEWEST_WEEKS = 3;
const FAMILIES: readonly Family[] = ['ja', 'zh', 'spaced'];
const MOST_PHRASES = 6;
const NAMING = 2;
const NO_GROUP = '';

/** One language's part of a recurring question. */
interface Part {
  readonly lang: string;
  readonly questions: readonly Question[];
  readonly name: string;
  readonly phrases: readonly GapPhrase[];
  readonly match: ArticleMatch | null;
  readonly meanings: ReadonlyMap<number, number>;
}

/** What is asked again and again, and which article answers it. Pure and repeatable. */
export async function lookForGaps({ questions, articles, weeks }: Look): Promise<Recurring[]> {
  const parts: Part[] = [];
  for (const family of FAMILIES) {
    const own = questions.filter(({ lang }) => familyOf(lang) === family);
    if (own.length > 0) parts.push(...(await partsOf(family, own, articles)));
  }
  return pairGroups(parts)
    .map((group) => recurring(group, weeks))
    .filter((group) => group.weeks.filter((count) => count > 0).length >= Math.min(FEWEST_WEEKS, weeks));
}

async function partsOf(
  family: Family,
  questions: readonly Question[],
  articles: readonly KnownArticle[],
): Promise<Part[]> {
  const read = await readerOf(family);
  const texts = questions.map(({ text }) => questionText(text));
  const readings = texts.map(read);
  const counts = termCounts(readings);
  const phraseCounts = new PhraseCounts(readings, readings.length);
  // an article in another language answers nobody who cannot read it
  const known = articles
    .filter(({ lang }) => (family === 'spaced' ? lang === 'en' : lang === family))
    .map((article) => readArticle(article, read));
  const taken = new Set<string>();
  return groupQuestions(readings).flatMap((members) => {
    const naming = nameGroup(readings, members, phraseCounts, taken);
    const own = members.flatMap((member) => questions[member] ?? []);
    const lang = commonest(own.map((question) => question.lang));
    const first = naming?.name ?? NO_GROUP;
    if (naming === null || first === NO_GROUP || lang === null) return [];
    taken.add(first);
    const match = nearestArticle(questionTerms(readings, members, counts), known, counts, readings.length);
    const said = members.flatMap((member) => texts[member] ?? []);
    return [
      {
        lang,
        questions: own,
        // one word names a question badly
        name: naming.phrases
          .slice(0, NAMING)
          .map((phrase) => asWritten(phrase, said))
          .join(family === 'spaced' ? ', ' : '・'),
        phrases: naming.phrases.slice(0, MOST_PHRASES).map((phrase) => ({ phrase: asWritten(phrase, said), lang })),
        match: match && { lang, ...match },
        meanings: meaningsOf(said),
      },
    ];
  });
}

function recurring(parts: readonly Part[], weeks: number): Recurring {
  const all = interleave(parts.map(({ questions }) => questions));
  const inWeek = (of: readonly Question[]): number[] =>
    Array.from({ length: weeks }, (_, week) => of.filter((question) => question.week === week).length);
  const themes = counted(all.flatMap((question) => [...new Set(question.themes)].map(String)));
  const [theme] = themes;
  const matches = parts.flatMap(({ match }) => match ?? []);
  const nameIn = (lang: string): string => (parts.find((part) => part.lang === lang) ?? parts[0])?.name ?? NO_GROUP;
  const english = nameIn('en');
  return {
    name: { ja: nameIn('ja'), en: english.slice(0, 1).toUpperCase() + english.slice(1) },
    phrases: parts.flatMap(({ phrases }) => phrases),
    weeks: inWeek(all),
    contactWeeks: inWeek(all.filter(({ contact }) => contact)),
    unanswered: all.filter(({ unanswered }) => unanswered).length,
    channels: counted(all.map(({ channel }) => channel)),
    langs: counted(all.map(({ lang }) => lang)),
    themeId: theme === undefined ? null : Number(theme.key),
    themeShare: theme === undefined ? 0 : theme.count / all.length,
    ids: all.map(({ id }) => id),
    matches,
    // who asks in a language without an article is not answered by the one of another
    covered: matches.length === parts.length && matches.every(({ score }) => score >= COVERED_FROM),
  };
}

/** One of each in turn, so that examples are of every language. */
function interleave<Value>(lists: readonly (readonly Value[])[]): Value[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

function counted(keys: readonly string[]): KeyedCount[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

function commonest(keys: readonly string[]): string | null {
  return counted(keys)[0]?.key ?? null;
}
